package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.net.ResponseFlag;
import org.jspecify.annotations.Nullable;

/** The calls of one workload to one service that one version of a workload answered. */
final class CountedEdge {

    private final Ends ends;
    private final LatencyBins latencies = new LatencyBins();

    /** By the order of first sight; there are few, so they are searched one by one. */
    private @Nullable Outcome first;

    /** Who called what, and who answered; no workload if nobody did. */
    record Ends(String source, String service, Destination to) {

        /** The workload that answered; the service if none did. */
        String target() {
            return to.workload().isEmpty() ? service : to.workload();
        }
    }

    /** One version of a workload. */
    record Destination(String workload, String version) {}

    /** The answers with one status and flag: since the reset, and as metrics. */
    private static final class Outcome {
        private final int status;
        private final ResponseFlag flag;
        private final Counter requests;
        private final BucketHistogram duration;
        private long count;
        private @Nullable Outcome next;

        Outcome(int status, ResponseFlag flag, Counter requests, BucketHistogram duration) {
            this.status = status;
            this.flag = flag;
            this.requests = requests;
            this.duration = duration;
        }
    }

    CountedEdge(Ends ends) {
        this.ends = ends;
    }

    Ends ends() {
        return ends;
    }

    long count() {
        long count = 0;
        for (Outcome outcome = first; outcome != null; outcome = outcome.next) {
            count += outcome.count;
        }
        return count;
    }

    void add(long latencyNanos, int status, ResponseFlag flag, Metrics metrics) {
        latencies.add(latencyNanos);
        Outcome outcome = outcome(status, flag, metrics);
        outcome.count++;
        outcome.requests.increment();
        outcome.duration.observe(RequestMetrics.millis(latencyNanos));
    }

    void addTo(RequestGroup group) {
        latencies.addTo(group.latency());
        for (Outcome outcome = first; outcome != null; outcome = outcome.next) {
            group.addOutcomes(outcome.status, outcome.flag, outcome.count);
        }
    }

    /** Forgets all calls, but for the metrics. */
    void reset() {
        latencies.reset();
        for (Outcome outcome = first; outcome != null; outcome = outcome.next) {
            outcome.count = 0;
        }
    }

    private Outcome outcome(int status, ResponseFlag flag, Metrics metrics) {
        Outcome last = null;
        for (Outcome outcome = first; outcome != null; outcome = outcome.next) {
            if (outcome.status == status && outcome.flag == flag) {
                return outcome;
            }
            last = outcome;
        }
        Outcome fresh = register(metrics, status, flag);
        if (last == null) {
            first = fresh;
        } else {
            last.next = fresh;
        }
        return fresh;
    }

    private Outcome register(Metrics metrics, int status, ResponseFlag flag) {
        String[] labels = RequestMetrics.labels("source", ends, status, flag);
        return new Outcome(
                status,
                flag,
                RequestMetrics.requests(metrics, labels),
                RequestMetrics.duration(metrics, labels));
    }
}
