package io.meshsim.engine.random;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How well draws fit a continuous law, by two tests that are blind in different ways:
 * Kolmogorov-Smirnov sees a shift of the whole, chi-square a dent anywhere.
 *
 * <p>Each refuses a right sampler for one seed in a thousand. Seeds are fixed, so a green test
 * stays green; with some 30 checks in this project, about one new sampler or seed in 30 would be
 * refused without being wrong. Then look at a second seed: two in a row are one in a million.
 */
public final class Fit {

    /** Quantile 0.999 of Kolmogorov's law, the limit of D sqrt(n). */
    private static final double KOLMOGOROV = 1.9495;

    private static final int CELLS = 50;

    /** Quantile 0.999 of chi-square with 49 degrees of freedom. */
    private static final double CHI_SQUARE = 85.35;

    private final double[] sorted;
    private final DoubleUnaryOperator share;

    /**
     * Draws beside a law.
     *
     * @param share the share of the law at or below a value
     */
    public Fit(double[] draws, DoubleUnaryOperator share) {
        this.sorted = draws.clone();
        this.share = share;
        Arrays.sort(sorted);
    }

    /** Neither test objects. */
    public boolean isGood() {
        return kolmogorovSmirnov() < KOLMOGOROV && chiSquare() < CHI_SQUARE;
    }

    /** The largest distance between the shares drawn and those of the law, times sqrt(n). */
    double kolmogorovSmirnov() {
        int n = sorted.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double is = share.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(is - i / (double) n, (i + 1) / (double) n - is));
        }
        return largest * Math.sqrt(n);
    }

    /** Fifty cells that the law fills evenly. */
    double chiSquare() {
        long[] counts = new long[CELLS];
        for (double value : sorted) {
            counts[Math.min(CELLS - 1, (int) (share.applyAsDouble(value) * CELLS))]++;
        }
        double expected = sorted.length / (double) CELLS;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Kolmogorov-Smirnov "
                + kolmogorovSmirnov()
                + " of at most "
                + KOLMOGOROV
                + ", chi-square "
                + chiSquare()
                + " of at most "
                + CHI_SQUARE;
    }
}
