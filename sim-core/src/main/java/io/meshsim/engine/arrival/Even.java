package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;

record Even(double perSecond) implements ArrivalProcess {

    Even {
        Rates.require(perSecond);
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return new Run(Rates.NANOS_PER_SECOND / perSecond);
    }

    @Override
    public String toString() {
        return perSecond + " per second, evenly spaced";
    }

    /** Rounds times, not gaps, so that a rate such as 3 per second does not drift. */
    private static final class Run implements Arrivals {

        private final double periodNanos;
        private long count;

        Run(double periodNanos) {
            this.periodNanos = periodNanos;
        }

        @Override
        public long nextGapNanos() {
            long before = StrictMath.round(count * periodNanos);
            count++;
            return StrictMath.round(count * periodNanos) - before;
        }
    }
}
