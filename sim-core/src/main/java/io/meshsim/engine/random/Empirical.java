package io.meshsim.engine.random;

import java.util.stream.LongStream;

/** Draws one of the observations, each as likely as the others. */
final class Empirical implements Distribution {

    private final long[] sorted;

    Empirical(LongStream observationsNanos) {
        this.sorted = sorted(observationsNanos, 1);
    }

    /** Sorts observations; refuses too few, and those below zero. */
    static long[] sorted(LongStream observationsNanos, int atLeast) {
        long[] sorted = observationsNanos.sorted().toArray();
        if (sorted.length < atLeast) {
            throw new IllegalArgumentException(
                    "observations: " + sorted.length + " must be at least " + atLeast);
        }
        if (sorted[0] < 0) {
            throw new IllegalArgumentException(
                    "observation " + Words.length(sorted[0]) + " must not be negative");
        }
        return sorted;
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        return sorted[stream.nextInt(sorted.length)];
    }

    @Override
    public double meanNanos() {
        return LongStream.of(sorted).asDoubleStream().sum() / sorted.length;
    }

    @Override
    public double standardDeviationNanos() {
        double mean = meanNanos();
        double squares = 0;
        for (long value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / sorted.length);
    }

    @Override
    public String toString() {
        return "one of " + Words.observations(sorted);
    }
}
