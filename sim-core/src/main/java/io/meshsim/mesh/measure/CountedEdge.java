package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.net.ResponseFlag;
import java.util.ArrayList;
import java.util.List;

/** The calls of one workload to one service that one version of a workload answered. */
final class CountedEdge {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Bounds of istio_request_duration_milliseconds; Istio's Prometheus defaults. */
    private static final double[] DURATION_BOUNDS = {
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 300000, 600000,
        1800000, 3600000
    };

    private final Ends ends;
    private final RequestGroup group = new RequestGroup();

    /** By kind of outcome, as the group numbers them. */
    private final List<Measured> measured = new ArrayList<>();

    /** Who called what, and who answered; no workload if nobody did. */
    record Ends(String source, String service, Destination to) {

        /** The workload that answered; the service if none did. */
        String target() {
            return to.workload().isEmpty() ? service : to.workload();
        }
    }

    /** One version of a workload. */
    record Destination(String workload, String version) {}

    private record Measured(Counter requests, BucketHistogram duration) {}

    CountedEdge(Ends ends) {
        this.ends = ends;
    }

    Ends ends() {
        return ends;
    }

    RequestGroup group() {
        return group;
    }

    void add(long latencyNanos, int status, ResponseFlag flag, Metrics metrics) {
        int kind = group.add(latencyNanos, status, flag);
        if (kind == measured.size()) {
            measured.add(register(metrics, status, flag));
        }
        measured.get(kind).requests().increment();
        measured.get(kind).duration().observe(latencyNanos / NANOS_PER_MILLI);
    }

    private Measured register(Metrics metrics, int status, ResponseFlag flag) {
        String[] labels = {
            "reporter", "source",
            "source_workload", ends.source(),
            "destination_service", ends.service(),
            "destination_workload", ends.to().workload(),
            "destination_version", ends.to().version(),
            "request_protocol", "http",
            "response_code", Integer.toString(status),
            "response_flags", flag.text()
        };
        return new Measured(
                metrics.counter("istio_requests_total", labels),
                metrics.histogram("istio_request_duration_milliseconds", DURATION_BOUNDS, labels));
    }
}
