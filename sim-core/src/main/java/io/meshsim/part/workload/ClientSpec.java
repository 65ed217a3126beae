package io.meshsim.part.workload;

import io.meshsim.engine.arrival.ArrivalProcess;
import java.util.List;

/**
 * An open-loop client: it sends whether or not answers come.
 *
 * @param arrivals when it sends, from its start on
 * @param mix what it asks, by weight
 * @param retries further tries after an answer of 500 or more, or none, at once
 */
public record ClientSpec(
        String name, ArrivalProcess arrivals, List<WeightedTarget> mix, int retries) {

    public ClientSpec {
        mix = List.copyOf(mix);
        if (mix.stream().mapToInt(WeightedTarget::weight).sum() < 1) {
            throw new IllegalArgumentException(
                    "client " + name + ": needs at least one request with a weight above 0");
        }
        if (retries < 0) {
            throw new IllegalArgumentException(
                    "client " + name + ": retries " + retries + " must not be negative");
        }
    }

    /** A client whose arrivals are Poisson. */
    public ClientSpec(String name, double ratePerSecond, List<WeightedTarget> mix, int retries) {
        this(name, ArrivalProcess.poisson(ratePerSecond), mix, retries);
    }
}
