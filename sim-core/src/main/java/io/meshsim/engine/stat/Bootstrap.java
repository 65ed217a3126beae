package io.meshsim.engine.stat;

import io.meshsim.engine.random.RandomStream;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals for any statistic of independent observations, by drawing from the
 * observations again and again (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13).
 *
 * <p>Assumes no normal law, but knows only what was observed: with fewer than some twenty
 * observations it is narrower than stated, where Student's interval for a mean is not.
 *
 * @param confidence of the intervals, between 0 and 1
 * @param resamples how often to draw, at least 100; a thousand or more for 95 %
 */
public record Bootstrap(double confidence, int resamples) {

    public Bootstrap {
        Interval.requireConfidence(confidence);
        if (resamples < 100) {
            throw new IllegalArgumentException("resamples " + resamples + " must be at least 100");
        }
    }

    /**
     * The interval for the mean.
     *
     * @throws IllegalArgumentException if there are no observations
     */
    public Interval mean(double[] observations, RandomStream stream) {
        return interval(observations, Bootstrap::mean, stream);
    }

    /**
     * The interval for a statistic, which must not change the array it is given.
     *
     * @throws IllegalArgumentException if there are no observations
     */
    public Interval interval(
            double[] observations, ToDoubleFunction<double[]> statistic, RandomStream stream) {
        if (observations.length == 0) {
            throw new IllegalArgumentException("a bootstrap needs at least one observation");
        }
        double[] estimates = new double[resamples];
        double[] drawn = new double[observations.length];
        for (int i = 0; i < resamples; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = observations[stream.nextInt(observations.length)];
            }
            estimates[i] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(estimates);
        int left = (int) StrictMath.floor((1 - confidence) / 2 * resamples);
        return new Interval(
                statistic.applyAsDouble(observations.clone()),
                estimates[left],
                estimates[resamples - 1 - left],
                confidence);
    }

    private static double mean(double[] values) {
        Tally tally = new Tally();
        for (double value : values) {
            tally.add(value);
        }
        return tally.mean();
    }
}
