package io.meshsim.engine;

import java.util.Optional;

/**
 * How a simulation is built. Change by the {@code with} methods.
 *
 * @param ties order of events of one instant; default first come
 * @param tracing what it remembers; default {@link Tracing#ON}
 * @param limits where a run is ended as a failure
 * @param observer hears of every event; needs {@link Tracing#CAUSES}
 */
public record EngineSettings(
        TieMode ties, Tracing tracing, Limits limits, Optional<EventObserver> observer) {

    /** First come first served, records and digest, no limit but the one on a single instant. */
    public static final EngineSettings DEFAULT =
            new EngineSettings(TieMode.FIRST_COME, Tracing.ON, Limits.DEFAULT, Optional.empty());

    public EngineSettings {
        if (observer.isPresent() && tracing != Tracing.CAUSES) {
            throw new IllegalArgumentException(
                    "an observer of events needs tracing CAUSES, not " + tracing);
        }
    }

    /** The same with another order of ties. */
    public EngineSettings withTies(TieMode other) {
        return new EngineSettings(other, tracing, limits, observer);
    }

    /** The same with another tracing. */
    public EngineSettings withTracing(Tracing other) {
        return new EngineSettings(ties, other, limits, observer);
    }

    /** The same with other limits. */
    public EngineSettings withLimits(Limits other) {
        return new EngineSettings(ties, tracing, other, observer);
    }

    /** The same with an observer of every event, and with causes. */
    public EngineSettings withObserver(EventObserver other) {
        return new EngineSettings(ties, Tracing.CAUSES, limits, Optional.of(other));
    }
}
