package io.meshsim.engine.random;

import java.util.stream.LongStream;

/**
 * Draws between neighbouring observations, each gap as likely as the others: the inverse of the
 * empirical distribution function with straight lines between its corners (Law and Kelton,
 * Simulation Modeling and Analysis, section on empirical distributions).
 */
final class Interpolated implements Distribution {

    private final long[] sorted;

    Interpolated(LongStream observationsNanos) {
        this.sorted = Empirical.sorted(observationsNanos, 2);
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        double place = stream.nextDouble() * (sorted.length - 1);
        int gap = (int) place;
        return sorted[gap] + StrictMath.round((place - gap) * (sorted[gap + 1] - sorted[gap]));
    }

    @Override
    public double meanNanos() {
        double sum = 0;
        for (int i = 1; i < sorted.length; i++) {
            sum += (sorted[i - 1] + (double) sorted[i]) / 2;
        }
        return sum / (sorted.length - 1);
    }

    @Override
    public double standardDeviationNanos() {
        double mean = meanNanos();
        double squares = 0;
        for (int i = 1; i < sorted.length; i++) {
            double low = sorted[i - 1] - mean;
            double high = sorted[i] - mean;
            squares += (low * low + low * high + high * high) / 3;
        }
        return StrictMath.sqrt(squares / (sorted.length - 1));
    }

    @Override
    public String toString() {
        return "interpolated from " + Words.observations(sorted);
    }
}
