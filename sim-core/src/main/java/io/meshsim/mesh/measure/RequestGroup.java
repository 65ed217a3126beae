package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.LatencyHistogram;
import io.meshsim.mesh.result.RequestResult;

/** Counts and latencies of answers that belong together. */
final class RequestGroup {

    private final LatencyHistogram latency = new LatencyHistogram();
    private final OutcomeCounts outcomes = new OutcomeCounts();
    private long succeeded;

    void add(Answer answer) {
        latency.record(answer.latencyNanos());
        outcomes.add(answer);
        succeeded += answer.succeeded() ? 1 : 0;
    }

    long count() {
        return latency.count();
    }

    long failed() {
        return count() - succeeded;
    }

    LatencyHistogram latency() {
        return latency;
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
