package io.meshsim.engine.random;

/**
 * The Pareto law (type I); an upper bound cuts the tail off, and what is left is drawn as before.
 */
record Pareto(long lowNanos, double shape, double highNanos) implements Distribution {

    Pareto {
        Shapes.require(shape);
        if (lowNanos < 1) {
            throw new IllegalArgumentException(
                    "low " + Words.length(lowNanos) + " must be above 0");
        }
        if (!(highNanos > lowNanos)) {
            throw new IllegalArgumentException(
                    "high "
                            + Words.length((long) highNanos)
                            + " must be above low "
                            + Words.length(lowNanos));
        }
        if (highNanos == Double.POSITIVE_INFINITY && shape <= 1) {
            throw new IllegalArgumentException(
                    "shape "
                            + shape
                            + " must be above 1, or the law needs an upper bound: its mean"
                            + " is infinite");
        }
    }

    /**
     * The logarithm of a Pareto draw is exponential; an exponential modulo a limit is that
     * exponential cut off there, since it forgets.
     */
    @Override
    public long sampleNanos(RandomStream stream) {
        double limit = shape * StrictMath.log(highNanos / lowNanos);
        double power = stream.nextExponential() % limit / shape;
        return StrictMath.round(Math.min(lowNanos * StrictMath.exp(power), highNanos));
    }

    @Override
    public double meanNanos() {
        return moment(1);
    }

    @Override
    public double standardDeviationNanos() {
        double mean = meanNanos();
        return StrictMath.sqrt(moment(2) - mean * mean);
    }

    /** The integral of x^k a l^a x^(-a-1) from low to high, over the share in there. */
    private double moment(int k) {
        if (highNanos == Double.POSITIVE_INFINITY) {
            return shape > k
                    ? shape / (shape - k) * StrictMath.pow((double) lowNanos, k)
                    : highNanos;
        }
        double ratio = highNanos / lowNanos;
        double share = 1 - StrictMath.pow(ratio, -shape);
        double integral =
                shape == k
                        ? shape * StrictMath.log(ratio)
                        : shape / (shape - k) * (1 - StrictMath.pow(ratio, k - shape));
        return StrictMath.pow((double) lowNanos, k) * integral / share;
    }

    @Override
    public String toString() {
        String bound =
                highNanos == Double.POSITIVE_INFINITY
                        ? ""
                        : " to " + Words.length((long) highNanos);
        return "Pareto from " + Words.length(lowNanos) + bound + ", shape " + shape;
    }
}
