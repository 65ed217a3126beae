package io.meshsim.engine.random;

record Uniform(long lowNanos, long highNanos) implements Distribution {

    Uniform {
        if (highNanos < lowNanos) {
            throw new IllegalArgumentException(
                    "high " + highNanos + " ns must not be less than low " + lowNanos + " ns");
        }
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        return lowNanos + stream.nextLong(highNanos - lowNanos + 1);
    }

    @Override
    public double meanNanos() {
        return (lowNanos + (double) highNanos) / 2;
    }

    @Override
    public double standardDeviationNanos() {
        double values = (double) highNanos - lowNanos + 1;
        return StrictMath.sqrt((values * values - 1) / 12);
    }

    @Override
    public String toString() {
        return "uniform from " + Words.length(lowNanos) + " to " + Words.length(highNanos);
    }
}
