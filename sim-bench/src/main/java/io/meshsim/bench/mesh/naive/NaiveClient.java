package io.meshsim.bench.mesh.naive;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.net.HttpRequest;
import java.util.List;
import java.util.function.LongSupplier;

/** Sends from the pods of a service in turn, at random times, to a random one of its services. */
final class NaiveClient {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Loop loop;
    private final String name;
    private final List<NaivePod> pods;
    private final List<Target> targets;
    private final LongSupplier roots;
    private final Path path;
    private final RandomStream arrivals;
    private final RandomStream choice;
    private int turn;

    private record Target(String host, HttpRequest http) {}

    NaiveClient(
            Loop loop,
            String name,
            List<NaivePod> pods,
            List<String> called,
            LongSupplier roots,
            Path path,
            long seed) {
        this.loop = loop;
        this.name = name;
        this.pods = pods;
        this.targets =
                called.stream().map(host -> new Target(host, MeshModel.request(host))).toList();
        this.roots = roots;
        this.path = path;
        this.arrivals = RandomStream.of(seed, "client/" + name, "arrivals");
        this.choice = RandomStream.of(seed, "client/" + name, "mix");
    }

    void scheduleNext() {
        double rate = MeshModel.callsPerSecond(pods.size());
        double gap = arrivals.nextExponential() * NANOS_PER_SECOND / rate;
        loop.after(StrictMath.round(gap), this::arrive);
    }

    private void arrive() {
        scheduleNext();
        Target target = targets.get(choice.nextInt(targets.size()));
        turn = (turn + 1) % pods.size();
        path.send(
                new Request(
                        roots.getAsLong(),
                        name,
                        pods.get(turn),
                        target.host,
                        target.http,
                        loop.nowNanos()));
    }
}
