package io.meshsim.yaml;

import io.meshsim.engine.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a scenario wants its run ended as a failure.
 *
 * @param events events in all, those of the boot included
 * @param time virtual time, that of the boot included
 * @param wall time on the wall
 */
public record RunLimits(Optional<Long> events, Optional<Duration> time, Optional<Duration> wall) {

    /** No limits of its own. */
    public static final RunLimits NONE =
            new RunLimits(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * These and others: of each kind, the stricter one.
     *
     * @throws IllegalArgumentException if there is a limit on the wall and the others have no clock
     */
    public Limits and(Limits others) {
        Limits both = others;
        if (events.isPresent() && events.get() < both.events()) {
            both = both.withEvents(events.get());
        }
        if (time.isPresent() && time.get().toNanos() < both.timeNanos()) {
            both = both.withTime(time.get());
        }
        if (wall.isPresent() && others.wallClockNanos() == Limits.DEFAULT.wallClockNanos()) {
            throw new IllegalArgumentException(
                    "limits.wall "
                            + wall.get()
                            + " needs a clock, which @MeshTest and the command line have; give"
                            + " one to SimOptions by Limits.withWallClock");
        }
        if (wall.isPresent() && wall.get().toNanos() < both.wallNanos()) {
            both = both.withWallClock(wall.get(), both.wallClockNanos());
        }
        return both;
    }
}
