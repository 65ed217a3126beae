package io.meshsim.engine.stat;

/** The exact two-sided binomial test. */
public final class Binomial {

    private Binomial() {}

    /** Whether {@code successes} of {@code trials} are compatible with a probability. */
    public static boolean accepts(
            long successes, long trials, double probability, double confidence) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability " + probability + " must be between 0 and 1");
        }
        double tail = (1 - confidence) / 2;
        return atMost(successes, trials, probability) >= tail
                && 1 - atMost(successes - 1, trials, probability) >= tail;
    }

    /** Chance of at most this many successes. */
    public static double atMost(long successes, long trials, double probability) {
        if (successes < 0) {
            return 0;
        }
        if (successes >= trials || probability <= 0) {
            return 1;
        }
        if (probability >= 1) {
            return 0;
        }
        double logTerm = trials * StrictMath.log1p(-probability);
        double logOdds = StrictMath.log(probability) - StrictMath.log1p(-probability);
        double sum = StrictMath.exp(logTerm);
        for (long k = 1; k <= successes; k++) {
            logTerm += logOdds + StrictMath.log((trials - k + 1) / (double) k);
            sum += StrictMath.exp(logTerm);
        }
        return StrictMath.min(1, sum);
    }
}
