package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;
import java.util.List;
import java.util.stream.Collectors;

/** Phases of exact length, one after the other; the last rate stays, or all begin again. */
record Steps(List<Phase> phases, boolean repeated) implements ArrivalProcess {

    Steps {
        phases = List.copyOf(phases);
        Phase.requireArrivals(phases);
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return new PhasedArrivals(new StepWalk(phases, repeated), stream);
    }

    @Override
    public String toString() {
        return phases.stream()
                .map(Phase::toString)
                .collect(Collectors.joining(", then ", "", repeated ? ", and again" : ""));
    }
}
