package io.meshsim.engine.arrival;

/**
 * The sine of a turn, by its Taylor series. {@link StrictMath#sin} would do, but from Java 21 on it
 * makes an object for each call that the compiler does not always remove.
 */
final class Sine {

    /** Up to x^21: what is left out is below (pi/2)^23 / 23! = 1.3e-18. */
    private static final double[] COEFFICIENTS = coefficients(10);

    private Sine() {}

    /** The sine of so many turns, from 0 to 1, with an error below 1e-15. */
    static double ofTurn(double turn) {
        double half = turn < 0.5 ? turn : turn - 0.5;
        double quarter = half < 0.25 ? half : 0.5 - half;
        double sine = series(2 * StrictMath.PI * quarter);
        return turn < 0.5 ? sine : -sine;
    }

    private static double series(double angle) {
        double square = angle * angle;
        double sum = 0;
        for (int power = COEFFICIENTS.length - 1; power >= 0; power--) {
            sum = sum * square + COEFFICIENTS[power];
        }
        return sum * angle;
    }

    /** 1, -1/3!, 1/5!, and so on. */
    private static double[] coefficients(int last) {
        double[] coefficients = new double[last + 1];
        coefficients[0] = 1;
        for (int i = 1; i <= last; i++) {
            coefficients[i] = -coefficients[i - 1] / (2.0 * i * (2.0 * i + 1));
        }
        return coefficients;
    }
}
