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
        return (lowNanos + highNanos) / 2.0;
    }
}
