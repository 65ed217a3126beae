package io.meshsim.engine.random;

record Constant(long valueNanos) implements Distribution {

    @Override
    public long sampleNanos(RandomStream stream) {
        return valueNanos;
    }

    @Override
    public double meanNanos() {
        return valueNanos;
    }

    @Override
    public double standardDeviationNanos() {
        return 0;
    }

    @Override
    public String toString() {
        return "constant " + Words.length(valueNanos);
    }
}
