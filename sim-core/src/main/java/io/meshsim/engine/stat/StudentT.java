package io.meshsim.engine.stat;

/**
 * Student's t distribution with whole degrees of freedom.
 *
 * <p>The distribution function is a finite sum then (Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.3 and 26.7.4); the quantile is found by halving.
 */
public final class StudentT {

    /** The sum has half as many terms as there are degrees, so it is not taken beyond these. */
    private static final long MOST_SUMMED = 10_000;

    private static final int HALVINGS = 60;

    private StudentT() {}

    /**
     * The value that is not exceeded with this probability.
     *
     * @param probability between 0 and 1, both excluded
     * @param degrees degrees of freedom, at least 1
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public static double quantile(double probability, long degrees) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability " + probability + " must be between 0 and 1");
        }
        requireDegrees(degrees);
        if (probability < 0.5) {
            return -quantile(1 - probability, degrees);
        }
        if (degrees > MOST_SUMMED) {
            return extended(quantile(probability, MOST_SUMMED), degrees);
        }
        double within = 2 * probability - 1;
        double high = 1;
        while (shareWithin(high, degrees) < within && high < 1e15) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (shareWithin(middle, degrees) < within) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** From the quantile at the most degrees summed, by the first term of 26.7.5. */
    private static double extended(double t, long degrees) {
        return t - (t * t * t + t) / 4 * (1.0 / MOST_SUMMED - 1.0 / degrees);
    }

    /** The chance of a value between {@code -t} and {@code t}. */
    static double shareWithin(double t, long degrees) {
        double cosineSquared = degrees / (degrees + t * t);
        double sine = t / StrictMath.sqrt(degrees + t * t);
        if (degrees % 2 == 0) {
            return sine * (1 + sum(cosineSquared, degrees - 2, 1));
        }
        double angle = StrictMath.atan2(t, StrictMath.sqrt((double) degrees));
        double cosine = StrictMath.sqrt(cosineSquared);
        double rest = degrees == 1 ? 0 : sine * cosine * (1 + sum(cosineSquared, degrees - 2, 2));
        return 2 / StrictMath.PI * (angle + rest);
    }

    /** Terms after the first: each is the one before by cos² and by k / (k + 1). */
    private static double sum(double cosineSquared, long last, int first) {
        double term = 1;
        double sum = 0;
        for (long k = first; k < last; k += 2) {
            term *= cosineSquared * k / (k + 1);
            sum += term;
        }
        return sum;
    }

    private static void requireDegrees(long degrees) {
        if (degrees < 1) {
            throw new IllegalArgumentException(
                    "degrees of freedom " + degrees + " must be at least 1");
        }
    }
}
