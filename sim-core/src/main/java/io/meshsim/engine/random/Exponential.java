package io.meshsim.engine.random;

record Exponential(long theMeanNanos) implements Distribution {

    @Override
    public long sampleNanos(RandomStream stream) {
        return StrictMath.round(theMeanNanos * stream.nextExponential());
    }

    @Override
    public double meanNanos() {
        return theMeanNanos;
    }

    @Override
    public double standardDeviationNanos() {
        return theMeanNanos;
    }

    @Override
    public String toString() {
        return "exponential with mean " + Words.length(theMeanNanos);
    }
}
