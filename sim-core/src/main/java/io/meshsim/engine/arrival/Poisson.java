package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;

record Poisson(double perSecond) implements ArrivalProcess {

    Poisson {
        Rates.require(perSecond);
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return () ->
                StrictMath.round(stream.nextExponential() * Rates.NANOS_PER_SECOND / perSecond);
    }

    @Override
    public String toString() {
        return perSecond + " per second";
    }
}
