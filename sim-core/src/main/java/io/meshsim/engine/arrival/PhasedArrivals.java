package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;

/**
 * Poisson arrivals whose rate changes from phase to phase.
 *
 * <p>Exact: one exponential draw is how many arrivals are expected until the next one, and the
 * phases are walked until they have brought as many.
 */
final class PhasedArrivals implements Arrivals {

    private final PhaseWalk phases;
    private final RandomStream stream;
    private long leftNanos;

    PhasedArrivals(PhaseWalk phases, RandomStream stream) {
        this.phases = phases;
        this.stream = stream;
        enterNext();
    }

    private boolean enterNext() {
        boolean entered = phases.enterNext();
        leftNanos = entered ? phases.lengthNanos() : 0;
        return entered;
    }

    @Override
    public long nextGapNanos() {
        double expected = stream.nextExponential();
        long gapNanos = 0;
        while (true) {
            double here = phases.perNano() * leftNanos;
            if (expected < here) {
                long partNanos = Math.min(StrictMath.round(expected / phases.perNano()), leftNanos);
                leftNanos -= partNanos;
                return gapNanos + partNanos;
            }
            expected -= here;
            gapNanos += leftNanos;
            if (!enterNext() || gapNanos < 0) {
                return SimTime.NEVER;
            }
        }
    }
}
