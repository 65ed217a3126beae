package io.meshsim.engine.replay;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.EventObserver;
import io.meshsim.engine.Simulation;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Every event of one run, to be compared with a run that should have been the same. It keeps 28
 * bytes of each event for as long as it lives.
 *
 * <p>Build the simulation with {@link #watching}, then call {@link #started} before its first
 * event. A recording is of one simulation.
 */
public final class Recording {

    private LongSupplier digestNow = () -> 0;
    private final EventLog log = new EventLog(this::digest);

    /** The same settings with causes, and watched by this recording; their observer stays. */
    public EngineSettings watching(EngineSettings settings) {
        return settings.withObserver(
                settings.observer().<EventObserver>map(this::after).orElse(log));
    }

    /** Tells of the simulation that was built with {@link #watching}. */
    public void started(Simulation simulation) {
        digestNow = simulation.trace()::digestBits;
    }

    /** How many events have run. */
    public long events() {
        return log.size();
    }

    /** Where the other run first differs from this one, the first; empty if they are the same. */
    public Optional<Divergence> differenceFrom(Recording second) {
        return Divergence.between(log, second.log, digest() == second.digest());
    }

    EventObserver observer() {
        return log;
    }

    private EventObserver after(EventObserver other) {
        return (number, cause, timeNanos, name, row) -> {
            other.onEvent(number, cause, timeNanos, name, row);
            log.onEvent(number, cause, timeNanos, name, row);
        };
    }

    private long digest() {
        return digestNow.getAsLong();
    }
}
