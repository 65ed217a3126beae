package io.meshsim.engine.random;

/**
 * Gamma draws by Marsaglia and Tsang (A Simple Method for Generating Gamma Variables, ACM TOMS
 * 26(3), 2000), whose squeeze spares most draws the logarithms.
 */
record Gamma(long theMeanNanos, double shape) implements Distribution {

    private static final double SQUEEZE = 0.0331;

    Gamma {
        Shapes.require(shape);
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        if (shape >= 1) {
            return StrictMath.round(standard(shape, stream) / shape * theMeanNanos);
        }
        // a gamma of shape + 1 times U^(1/shape), with -log U drawn as an exponential
        double power = StrictMath.exp(-stream.nextExponential() / shape);
        return StrictMath.round(standard(shape + 1, stream) * power / shape * theMeanNanos);
    }

    /** A draw of the gamma law with scale 1 and a shape of 1 or more. */
    private static double standard(double shape, RandomStream stream) {
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = stream.nextGaussian();
            double root = 1 + c * x;
            double cube = root * root * root;
            if (cube > 0 && isAccepted(x * x, d, cube, stream.nextDouble())) {
                return d * cube;
            }
        }
    }

    private static boolean isAccepted(double square, double d, double cube, double u) {
        return u < 1 - SQUEEZE * square * square
                || StrictMath.log(u) < square / 2 + d * (1 - cube + StrictMath.log(cube));
    }

    @Override
    public double meanNanos() {
        return theMeanNanos;
    }

    @Override
    public double standardDeviationNanos() {
        return theMeanNanos / StrictMath.sqrt(shape);
    }

    @Override
    public String toString() {
        return "gamma with mean " + Words.length(theMeanNanos) + ", shape " + shape;
    }
}
