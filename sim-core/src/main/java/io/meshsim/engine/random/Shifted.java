package io.meshsim.engine.random;

record Shifted(Distribution law, long byNanos) implements Distribution {

    @Override
    public long sampleNanos(RandomStream stream) {
        return byNanos + law.sampleNanos(stream);
    }

    @Override
    public double meanNanos() {
        return byNanos + law.meanNanos();
    }

    @Override
    public double standardDeviationNanos() {
        return law.standardDeviationNanos();
    }

    @Override
    public String toString() {
        return Words.length(byNanos) + " plus " + law;
    }
}
