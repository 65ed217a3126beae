package io.meshsim.engine.random;

/** Distribution functions of the textbook, for tests: the share of a law at or below x. */
final class Shares {

    private Shares() {}

    static double exponential(double x) {
        return -Math.expm1(-x);
    }

    static double normal(double x) {
        double half = gamma(0.5, x * x / 2) / 2;
        return x < 0 ? 0.5 - half : 0.5 + half;
    }

    /** Scale 1: the power series of the lower incomplete gamma function. */
    static double gamma(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        double term = 1 / shape;
        double sum = term;
        for (int k = 1; term > sum * 1e-16; k++) {
            term *= x / (shape + k);
            sum += term;
        }
        return Math.min(1, sum * Math.exp(shape * Math.log(x) - x) / Shapes.gamma(shape));
    }

    static double weibull(double shape, double x) {
        return -Math.expm1(-Math.pow(x, shape));
    }

    /** From 1 to high. */
    static double pareto(double shape, double high, double x) {
        return (1 - Math.pow(x, -shape)) / (1 - Math.pow(high, -shape));
    }
}
