package io.meshsim.bench.mesh.naive;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what the mesh counts, in a map for each question. */
final class Statistics {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double[] BOUNDS = {
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 300000, 600000,
        1800000, 3600000
    };

    private final Group clients = Group.precise();
    private final Map<Long, Group> points = new HashMap<>();
    private final Map<Destination, Group> byVersion = new HashMap<>();
    private final Map<Pair, Group> edges = new HashMap<>();
    private final Map<Series, Measured> series = new HashMap<>();
    private long calls;

    private record Destination(String service, String version) {}

    private record Pair(String from, String to) {}

    private record Series(
            String source,
            String service,
            String workload,
            String version,
            int status,
            String flag) {}

    private static final class Measured {
        private final BucketHistogram duration = new BucketHistogram(BOUNDS);
        private long requests;
    }

    /** A call to a service came to its end. */
    void call(String source, String service, String workload, int status, long latencyNanos) {
        calls++;
        byVersion
                .computeIfAbsent(new Destination(service, ""), ignored -> Group.small())
                .add(status, latencyNanos);
        edges.computeIfAbsent(new Pair(source, workload), ignored -> Group.small())
                .add(status, latencyNanos);
        Series key = new Series(source, service, workload, "", status, "-");
        Measured measured = series.computeIfAbsent(key, ignored -> new Measured());
        measured.requests++;
        measured.duration.observe(latencyNanos / NANOS_PER_MILLI);
    }

    /** A client's request came to its end. */
    void clientAnswer(long nowNanos, int status, long latencyNanos) {
        clients.add(status, latencyNanos);
        points.computeIfAbsent(nowNanos / SECOND_NANOS, ignored -> Group.precise())
                .add(status, latencyNanos);
    }

    long calls() {
        return calls;
    }

    RequestResult clients() {
        return clients.result("clients", "");
    }

    List<RequestResult> byVersion() {
        List<RequestResult> results = new ArrayList<>();
        byVersion.forEach((to, group) -> results.add(group.result(to.service, to.version)));
        results.sort(
                Comparator.comparing(RequestResult::destination)
                        .thenComparing(RequestResult::version));
        return results;
    }

    List<Edge> edges() {
        List<Edge> results = new ArrayList<>();
        edges.forEach((pair, group) -> results.add(group.edge(pair.from, pair.to)));
        results.sort(Comparator.comparing(Edge::from).thenComparing(Edge::to));
        return results;
    }

    List<LatencyPoint> points() {
        List<LatencyPoint> results = new ArrayList<>();
        points.forEach((second, group) -> results.add(group.point(second * SECOND_NANOS)));
        results.sort(Comparator.comparing(LatencyPoint::fromNanos));
        return results;
    }

    List<String> requestsTotal() {
        List<String> lines = new ArrayList<>();
        series.forEach((key, measured) -> lines.add(labels(key) + " " + measured.requests));
        lines.sort(null);
        return lines;
    }

    private static List<String> labels(Series key) {
        return List.of(
                "reporter",
                "source",
                "source_workload",
                key.source,
                "destination_service",
                key.service,
                "destination_workload",
                key.workload,
                "destination_version",
                key.version,
                "request_protocol",
                "http",
                "response_code",
                Integer.toString(key.status),
                "response_flags",
                key.flag);
    }
}
