package io.meshsim.bench.mesh.naive;

import io.meshsim.engine.stat.LatencyHistogram;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Answers that belong together. */
final class Group {

    private static final int FIRST_FAILURE = 500;

    private final LatencyHistogram latency;
    private final Map<Outcome, Long> outcomes = new HashMap<>();
    private long succeeded;

    private record Outcome(int status, String flag) {}

    private Group(LatencyHistogram latency) {
        this.latency = latency;
    }

    /** Latencies to three digits. */
    static Group precise() {
        return new Group(new LatencyHistogram());
    }

    /** Latencies to two digits, as precise as the mesh keeps them where it has many groups. */
    static Group small() {
        return new Group(new LatencyHistogram(2, Duration.ofNanos(1000), Duration.ofHours(1)));
    }

    void add(int status, long latencyNanos) {
        latency.record(latencyNanos);
        outcomes.merge(new Outcome(status, "-"), 1L, Long::sum);
        succeeded += status > 0 && status < FIRST_FAILURE ? 1 : 0;
    }

    RequestResult result(String destination, String version) {
        Map<String, Long> flags = new TreeMap<>();
        outcomes.forEach((outcome, count) -> flags.put(outcome.status + " " + outcome.flag, count));
        return new RequestResult(
                destination,
                version,
                latency.count(),
                succeeded,
                latency.percentileNanos(50),
                latency.percentileNanos(90),
                latency.percentileNanos(99),
                latency.maxNanos(),
                flags);
    }

    Edge edge(String from, String to) {
        return new Edge(
                from,
                to,
                latency.count(),
                latency.count() - succeeded,
                latency.percentileNanos(99));
    }

    LatencyPoint point(long fromNanos) {
        return new LatencyPoint(
                fromNanos,
                latency.count(),
                latency.count() - succeeded,
                latency.percentileNanos(50),
                latency.percentileNanos(90),
                latency.percentileNanos(99));
    }
}
