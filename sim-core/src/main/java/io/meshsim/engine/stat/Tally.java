package io.meshsim.engine.stat;

/** A statistic over observations: count, mean, variance and extremes (Welford, 1962). */
public final class Tally {

    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Adds an observation. */
    public void add(double observation) {
        count++;
        double delta = observation - mean;
        mean += delta / count;
        squares += delta * (observation - mean);
        min = Math.min(min, observation);
        max = Math.max(max, observation);
    }

    /** Observations so far. */
    public long count() {
        return count;
    }

    /** Their mean; 0 if none. */
    public double mean() {
        return mean;
    }

    /** Sample variance; 0 with fewer than two observations. */
    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    /** Standard error of the mean of independent observations; 0 with fewer than two. */
    public double standardError() {
        return count < 2 ? 0 : StrictMath.sqrt(variance() / count);
    }

    /** The least; positive infinity if none. */
    public double min() {
        return min;
    }

    /** The greatest; negative infinity if none. */
    public double max() {
        return max;
    }

    /** Forgets all observations, such as those of the warm-up. */
    public void reset() {
        count = 0;
        mean = 0;
        squares = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }
}
