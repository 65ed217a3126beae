package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.LatencyHistogram;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import io.meshsim.net.ResponseFlag;

/** Counts and latencies of answers that belong together. */
final class RequestGroup {

    private final LatencyHistogram latency = new LatencyHistogram();
    private final OutcomeCounts outcomes = new OutcomeCounts();

    void add(long latencyNanos, int status, ResponseFlag flag) {
        latency.record(latencyNanos);
        outcomes.add(status, flag, 1);
    }

    void addAll(RequestGroup other) {
        latency.add(other.latency);
        outcomes.addAll(other.outcomes);
    }

    /** For adding latencies of answers that {@link #addOutcomes} counts. */
    LatencyHistogram latency() {
        return latency;
    }

    void addOutcomes(int status, ResponseFlag flag, long answers) {
        outcomes.add(status, flag, answers);
    }

    void reset() {
        latency.reset();
        outcomes.reset();
    }

    long count() {
        return latency.count();
    }

    private long failed() {
        return count() - outcomes.succeeded();
    }

    Edge edge(String from, String to) {
        return new Edge(from, to, count(), failed(), latency.percentileNanos(99));
    }

    LatencyPoint point(long fromNanos) {
        return new LatencyPoint(
                fromNanos,
                count(),
                failed(),
                latency.percentileNanos(50),
                latency.percentileNanos(90),
                latency.percentileNanos(99));
    }

    RequestResult result(String destination, String version) {
        return new RequestResult(
                destination,
                version,
                count(),
                outcomes.succeeded(),
                latency.percentileNanos(50),
                latency.percentileNanos(90),
                latency.percentileNanos(99),
                latency.maxNanos(),
                outcomes.byText());
    }
}
