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
    private long succeeded;

    /** Counts one answer; the number of its kind of outcome, from 0 in the order of first sight. */
    int add(long latencyNanos, int status, ResponseFlag flag) {
        latency.record(latencyNanos);
        succeeded += Answer.succeeded(status) ? 1 : 0;
        return outcomes.add(status, flag);
    }

    void addAll(RequestGroup other) {
        latency.add(other.latency);
        outcomes.addAll(other.outcomes);
        succeeded += other.succeeded;
    }

    /** Forgets all answers; kinds of outcome keep their numbers. */
    void reset() {
        latency.reset();
        outcomes.reset();
        succeeded = 0;
    }

    long count() {
        return latency.count();
    }

    long failed() {
        return count() - succeeded;
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
                succeeded,
                latency.percentileNanos(50),
                latency.percentileNanos(90),
                latency.percentileNanos(99),
                latency.maxNanos(),
                outcomes.byText());
    }
}
