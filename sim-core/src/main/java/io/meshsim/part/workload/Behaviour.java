package io.meshsim.part.workload;

import io.meshsim.engine.random.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one version of a service answers: it works for a while, then makes its calls, step by step.
 *
 * @param serviceTime its own work per request
 * @param threads requests that a pod works on at once
 * @param steps calls, one step after the other
 * @param errorRate share of requests that it answers with 500, 0 to 1
 */
public record Behaviour(Distribution serviceTime, int threads, List<Step> steps, double errorRate) {

    /** Five milliseconds, exponential, sixteen threads, no calls, no errors. */
    public static final Behaviour DEFAULT =
            new Behaviour(Distribution.exponential(Duration.ofMillis(5)), 16, List.of(), 0);

    public Behaviour {
        steps = List.copyOf(steps);
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException(
                    "errorRate " + errorRate + " must be between 0 and 1");
        }
    }

    /** The same with another law for its own work. */
    public Behaviour withServiceTime(Distribution other) {
        return new Behaviour(other, threads, steps, errorRate);
    }

    /** The same with one more step. */
    public Behaviour then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Behaviour(serviceTime, threads, more, errorRate);
    }
}
