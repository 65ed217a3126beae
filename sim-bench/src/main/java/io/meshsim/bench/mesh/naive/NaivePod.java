package io.meshsim.bench.mesh.naive;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.bench.mesh.Snapshot.PodAt;
import io.meshsim.engine.random.RandomStream;

/** A pod: its sidecar and its application. */
final class NaivePod {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    final PodAt at;
    final NaiveProxy proxy;
    private final Workers threads;
    private final RandomStream work;
    private final RandomStream errors;

    NaivePod(Loop loop, PodAt at, NaiveProxy proxy, long seed) {
        this.at = at;
        this.proxy = proxy;
        this.threads = new Workers(loop, MeshModel.THREADS);
        String owner = "app/default/" + at.name();
        this.work = RandomStream.of(seed, owner, "work");
        this.errors = RandomStream.of(seed, owner, "errors");
    }

    void serve(Request request, Runnable done) {
        threads.submit(
                MeshModel.WORK.sampleNanos(work),
                () -> {
                    request.status = errors.nextBoolean(0) ? SERVER_ERROR : OK;
                    done.run();
                });
    }
}
