package io.meshsim.engine.random;

record Weibull(long scaleNanos, double shape) implements Distribution {

    Weibull {
        Shapes.require(shape);
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        // E^(1/shape); exp and log together take a fourth of the time of pow
        double log = StrictMath.log(stream.nextExponential()) / shape;
        return StrictMath.round(scaleNanos * StrictMath.exp(log));
    }

    @Override
    public double meanNanos() {
        return scaleNanos * Shapes.gamma(1 + 1 / shape);
    }

    @Override
    public double standardDeviationNanos() {
        double first = Shapes.gamma(1 + 1 / shape);
        double second = Shapes.gamma(1 + 2 / shape);
        return scaleNanos * StrictMath.sqrt(second - first * first);
    }

    @Override
    public String toString() {
        return "Weibull with scale " + Words.length(scaleNanos) + ", shape " + shape;
    }
}
