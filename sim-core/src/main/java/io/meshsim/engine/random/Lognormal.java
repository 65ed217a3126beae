package io.meshsim.engine.random;

record Lognormal(long medianNanos, double sigma) implements Distribution {

    Lognormal {
        if (!(sigma >= 0) || sigma > 5) {
            throw new IllegalArgumentException("sigma " + sigma + " must be between 0 and 5");
        }
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        return StrictMath.round(medianNanos * StrictMath.exp(sigma * stream.nextGaussian()));
    }

    @Override
    public double meanNanos() {
        return medianNanos * StrictMath.exp(sigma * sigma / 2);
    }

    @Override
    public double standardDeviationNanos() {
        return meanNanos() * StrictMath.sqrt(StrictMath.expm1(sigma * sigma));
    }

    @Override
    public String toString() {
        return "lognormal with median " + Words.length(medianNanos) + ", sigma " + sigma;
    }
}
