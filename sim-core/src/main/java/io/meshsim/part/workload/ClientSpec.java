package io.meshsim.part.workload;

import java.util.List;

/**
 * An open-loop client: it sends whether or not answers come.
 *
 * @param ratePerSecond mean arrivals per second, Poisson
 * @param mix what it asks, by weight
 * @param retries further tries after an answer of 500 or more, or none, at once
 */
public record ClientSpec(String name, double ratePerSecond, List<WeightedTarget> mix, int retries) {

    public ClientSpec {
        mix = List.copyOf(mix);
        if (!(ratePerSecond > 0) || ratePerSecond > 1e9) {
            throw new IllegalArgumentException(
                    "client " + name + ": rate " + ratePerSecond + "/s must be above 0");
        }
        if (mix.stream().mapToInt(WeightedTarget::weight).sum() < 1) {
            throw new IllegalArgumentException(
                    "client " + name + ": needs at least one request with a weight above 0");
        }
        if (retries < 0) {
            throw new IllegalArgumentException(
                    "client " + name + ": retries " + retries + " must not be negative");
        }
    }
}
