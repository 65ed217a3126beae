package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.measure.CountedEdge.Destination;
import io.meshsim.mesh.measure.CountedEdge.Ends;
import io.meshsim.net.Calls;
import io.meshsim.net.ResponseFlag;

/** Istio's request metrics: of the whole mesh, and of one proxy. */
public final class RequestMetrics {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Bounds of istio_request_duration_milliseconds; Istio's Prometheus defaults. */
    private static final double[] DURATION_BOUNDS = {
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 300000, 600000,
        1800000, 3600000
    };

    private RequestMetrics() {}

    /** Counts a call as the proxy of its caller does, if the call came as far as that. */
    public static void countAtSource(Metrics into, Answer answer) {
        boolean left = answer.flag() != ResponseFlag.CLIENT || answer.to() != Calls.NOBODY;
        if (left) {
            String[] labels = labels("source", ends(answer), answer.status(), answer.flag());
            requests(into, labels).increment();
            duration(into, labels).observe(millis(answer.latencyNanos()));
        }
    }

    /**
     * Counts a call as the proxy of the called pod does, if that proxy answered it. The duration
     * there is not known, and what its caller did not wait for is left out.
     */
    public static void countAtDestination(Metrics into, Answer answer) {
        boolean answered =
                switch (answer.flag()) {
                    case UF, UC, UT, CLIENT -> false;
                    default -> answer.to() != Calls.NOBODY;
                };
        if (answered) {
            requests(into, labels("destination", ends(answer), answer.status(), answer.flag()))
                    .increment();
        }
    }

    static String[] labels(String reporter, Ends ends, int status, ResponseFlag flag) {
        return new String[] {
            "reporter", reporter,
            "source_workload", ends.source(),
            "destination_service", ends.service(),
            "destination_workload", ends.to().workload(),
            "destination_version", ends.to().version(),
            "request_protocol", "http",
            "response_code", Integer.toString(status),
            "response_flags", flag.text()
        };
    }

    static Counter requests(Metrics into, String[] labels) {
        return into.counter("istio_requests_total", labels);
    }

    static BucketHistogram duration(Metrics into, String[] labels) {
        return into.histogram("istio_request_duration_milliseconds", DURATION_BOUNDS, labels);
    }

    static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    private static Ends ends(Answer answer) {
        Destination to = new Destination(answer.workload(), answer.version());
        return new Ends(answer.source(), answer.service(), to);
    }
}
