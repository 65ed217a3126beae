package io.meshsim.engine.arrival;

import io.meshsim.engine.time.SimTime;
import java.util.List;

/** Walks phases in their order. */
final class StepWalk implements PhaseWalk {

    private final double[] perNano;
    private final long[] lengthNanos;
    private final boolean repeated;
    private int at = -1;

    StepWalk(List<Phase> phases, boolean repeated) {
        this.perNano = phases.stream().mapToDouble(Phase::perNano).toArray();
        this.lengthNanos = phases.stream().mapToLong(Phase::lengthNanos).toArray();
        this.repeated = repeated;
        if (!repeated) {
            lengthNanos[lengthNanos.length - 1] = SimTime.NEVER;
        }
    }

    @Override
    public boolean enterNext() {
        if (at < perNano.length - 1) {
            at++;
            return true;
        }
        if (repeated) {
            at = 0;
        }
        return repeated;
    }

    @Override
    public double perNano() {
        return perNano[at];
    }

    @Override
    public long lengthNanos() {
        return lengthNanos[at];
    }
}
