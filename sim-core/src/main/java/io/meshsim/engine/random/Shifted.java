package io.meshsim.engine.random;

import io.meshsim.engine.time.SimTime;

record Shifted(Distribution law, long byNanos) implements Distribution {

    @Override
    public long sampleNanos(RandomStream stream) {
        long sumNanos = byNanos + law.sampleNanos(stream);
        return sumNanos < 0 ? SimTime.NEVER : sumNanos;
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
