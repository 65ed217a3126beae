package io.meshsim.engine.stat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An estimate with the range that holds the true value at a stated confidence.
 *
 * <p>Prints itself as {@code 12.34 ± 0.56 (95 %)}, or with both ends where they do not lie alike
 * around the estimate.
 *
 * @param mean the estimate
 * @param low the lower end; negative infinity if the data say nothing about it
 * @param high the upper end; infinity if the data say nothing about it
 * @param confidence chance that such a range holds the true value, between 0 and 1
 */
public record Interval(double mean, double low, double high, double confidence) {

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    public Interval {
        requireConfidence(confidence);
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean " + mean + " must be a finite number");
        }
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "low end " + low + " must not be greater than high end " + high);
        }
    }

    /** The range that reaches equally far to both sides. */
    public static Interval around(double mean, double halfWidth, double confidence) {
        return new Interval(mean, mean - halfWidth, mean + halfWidth, confidence);
    }

    /**
     * Student's interval for the mean of independent observations, such as one result of each
     * replication; without bounds if there are fewer than two.
     *
     * <p>Exact for normal observations; means of many values come close (Law, Simulation Modeling
     * and Analysis, section 4.5).
     */
    public static Interval student(Tally tally, double confidence) {
        requireConfidence(confidence);
        if (tally.count() < 2) {
            return around(tally.mean(), Double.POSITIVE_INFINITY, confidence);
        }
        double t = StudentT.quantile((1 + confidence) / 2, tally.count() - 1);
        return around(tally.mean(), t * tally.standardError(), confidence);
    }

    /** Half of the distance between the ends. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** The half-width as a share of the mean; infinity if the mean is zero. */
    public double relativeHalfWidth() {
        return mean == 0 ? Double.POSITIVE_INFINITY : halfWidth() / StrictMath.abs(mean);
    }

    /** Whether a value lies in the range, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    @Override
    public String toString() {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return plain(new BigDecimal(mean).round(SIX_DIGITS)) + " ± unknown" + suffix();
        }
        int scale = new BigDecimal(halfWidth()).round(TWO_DIGITS).scale();
        if (halfWidth() == 0) {
            scale = new BigDecimal(mean).round(SIX_DIGITS).scale();
        }
        if (isSymmetric()) {
            return rounded(mean, scale) + " ± " + rounded(halfWidth(), scale) + suffix();
        }
        return rounded(mean, scale)
                + " ["
                + rounded(low, scale)
                + ", "
                + rounded(high, scale)
                + "]"
                + suffix();
    }

    static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence " + confidence + " must be between 0 and 1, such as 0.95");
        }
    }

    private boolean isSymmetric() {
        double lean = (high - mean) - (mean - low);
        return StrictMath.abs(lean) <= 1e-6 * (high - low) + 1e-12 * StrictMath.abs(mean);
    }

    private String suffix() {
        BigDecimal percent = BigDecimal.valueOf(confidence).movePointRight(2).stripTrailingZeros();
        return " (" + percent.toPlainString() + " %)";
    }

    private static String rounded(double value, int scale) {
        return plain(new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
