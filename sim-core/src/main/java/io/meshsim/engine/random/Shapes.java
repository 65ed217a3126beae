package io.meshsim.engine.random;

/** What laws with a shape have in common. */
final class Shapes {

    private static final int STIRLING_FROM = 10;

    private Shapes() {}

    /**
     * Refuses a shape outside of 0.1 to 1000, where draws would be nearly all zero or all the same.
     */
    static void require(double shape) {
        if (!(shape >= 0.1 && shape <= 1000)) {
            throw new IllegalArgumentException("shape " + shape + " must be between 0.1 and 1000");
        }
    }

    /** The gamma function above 0, by Stirling's series; its relative error is below 1e-10. */
    static double gamma(double x) {
        double product = 1;
        double shifted = x;
        while (shifted < STIRLING_FROM) {
            product *= shifted++;
        }
        double square = shifted * shifted;
        double series = (1 / 12.0 - (1 / 360.0 - 1 / 1260.0 / square) / square) / shifted;
        double log = (shifted - 0.5) * StrictMath.log(shifted) - shifted + series;
        return StrictMath.sqrt(2 * StrictMath.PI) * StrictMath.exp(log) / product;
    }
}
