package io.meshsim.dsl;

import io.meshsim.engine.stat.Binomial;
import java.time.Duration;
import java.util.Locale;

/** What requests should be; each claim fails if there were none. */
public final class RequestsExpectation {

    private final Requests requests;

    RequestsExpectation(Requests requests) {
        this.requests = requests;
    }

    /** Every one was answered with a status below 500. */
    public RequestsExpectation noneFailed() {
        return demand(failed() == 0, "no failed request");
    }

    /** At least this share was answered with a status below 500; 0 to 1. */
    public RequestsExpectation successRateIsAtLeast(double rate) {
        double seen = 1 - failed() / (double) Math.max(1, total());
        return demand(seen >= rate, "a success rate of at least " + rate);
    }

    /** The share of failures is compatible with this probability, by an exact binomial test. */
    public RequestsExpectation failureRateIsCloseTo(double rate, Confidence confidence) {
        return demand(
                Binomial.accepts(failed(), total(), rate, confidence.level()),
                "a failure rate close to " + rate + " at confidence " + confidence.level());
    }

    /** The latency that 99 in 100 do not exceed is at most this. */
    public RequestsExpectation p99IsAtMost(Duration most) {
        if (total() == 0) {
            return demand(false, "requests");
        }
        Duration seen = requests.latency(99);
        if (seen.compareTo(most) > 0) {
            String text = Durations.text(seen) + " over " + total() + " requests";
            throw failure("p99 at most " + Durations.text(most), text, firstFailure());
        }
        return this;
    }

    private RequestsExpectation demand(boolean holds, String expected) {
        if (total() == 0) {
            throw failure(expected, "no requests at all, so nothing was shown", "");
        }
        if (!holds) {
            String seen = String.format(Locale.ROOT, "%d of %d requests failed", failed(), total());
            throw failure(expected, seen, firstFailure());
        }
        return this;
    }

    private MeshFailure failure(String expected, String seen, String nearest) {
        return requests.mesh().failures().failure(expected, seen, nearest);
    }

    private String firstFailure() {
        return requests.answers().stream()
                .filter(answer -> !answer.succeeded())
                .findFirst()
                .map(answer -> answer.service() + " answered " + answer.outcome())
                .orElse("");
    }

    private long total() {
        return requests.answers().size();
    }

    private long failed() {
        return requests.answers().stream().filter(answer -> !answer.succeeded()).count();
    }
}
