package io.meshsim.bench.mesh;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Tracing;
import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import java.util.ArrayList;
import java.util.List;

/** The mesh itself, settled, with its clients at work. */
public final class WalkingMesh implements MeshRun {

    private final RunningMesh mesh;
    private long hash;

    /** Boots a mesh of this size. */
    public WalkingMesh(int services, int podsPerService) {
        mesh =
                new RunningMesh(
                        MeshModel.spec(services, podsPerService),
                        MeshModel.SEED,
                        EngineSettings.DEFAULT.withTracing(Tracing.OFF));
        mesh.settle();
    }

    /** Begins to hash calls, which costs an object for each. */
    public void startHashing() {
        mesh.requests()
                .onClientAnswer(
                        answer ->
                                hash +=
                                        MeshRun.hash(
                                                answer.root(),
                                                answer.latencyNanos(),
                                                answer.status()));
    }

    /** The hash of the calls that ended since {@link #startHashing}. */
    public long hash() {
        return hash;
    }

    /** Where everything is. */
    public Snapshot snapshot() {
        return Snapshot.of(mesh);
    }

    /** Events so far. */
    public long events() {
        return mesh.simulation().executedEvents();
    }

    @Override
    public void runForNanos(long nanos) {
        mesh.runForNanos(nanos);
    }

    @Override
    public long calls() {
        return mesh.requests().calls();
    }

    @Override
    public RequestResult clients() {
        return mesh.requests().clients();
    }

    @Override
    public List<RequestResult> byVersion() {
        return mesh.requests().byVersion();
    }

    @Override
    public List<Edge> edges() {
        return mesh.requests().edges();
    }

    @Override
    public List<LatencyPoint> points() {
        return mesh.requests().points();
    }

    @Override
    public List<String> requestsTotal() {
        List<String> lines = new ArrayList<>();
        mesh.metrics()
                .forEach(
                        new Metrics.Visitor() {
                            @Override
                            public void counter(String name, List<String> labels, long value) {
                                if (name.equals("istio_requests_total")) {
                                    lines.add(labels + " " + value);
                                }
                            }

                            @Override
                            public void gauge(String name, List<String> labels, double value) {}

                            @Override
                            public void histogram(
                                    String name, List<String> labels, BucketHistogram histogram) {}
                        });
        lines.sort(null);
        return lines;
    }
}
