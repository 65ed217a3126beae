package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Where a run is ended as a failure. Change by the {@code with} methods.
 *
 * @param events events in all; default no limit
 * @param timeNanos virtual time; an event beyond it is not run; default no limit
 * @param eventsPerInstant events while virtual time stands still, counted roughly: the run ends
 *     after one to two times as many; default ten million
 * @param wallNanos time on the wall, read every 65,536 events; default no limit
 * @param wallClockNanos the clock on the wall, such as {@code System::nanoTime}: the engine has
 *     none; never decides anything but the end of a run
 */
public record Limits(
        long events,
        long timeNanos,
        long eventsPerInstant,
        long wallNanos,
        LongSupplier wallClockNanos) {

    private static final long TEN_MILLION = 10_000_000;

    /** Only the limit on events of one instant. */
    public static final Limits DEFAULT =
            new Limits(Long.MAX_VALUE, SimTime.NEVER, TEN_MILLION, Long.MAX_VALUE, () -> 0);

    public Limits {
        if (events < 1 || eventsPerInstant < 1) {
            throw new IllegalArgumentException(
                    "a limit of " + Math.min(events, eventsPerInstant) + " events is less than 1");
        }
        if (timeNanos < 0 || wallNanos < 0) {
            throw new IllegalArgumentException(
                    "a limit of " + Math.min(timeNanos, wallNanos) + " ns must not be negative");
        }
    }

    /** The same with a limit on the number of events. */
    public Limits withEvents(long most) {
        return new Limits(most, timeNanos, eventsPerInstant, wallNanos, wallClockNanos);
    }

    /** The same with a limit on virtual time, counted from the start of the simulation. */
    public Limits withTime(Duration most) {
        long nanos = SimTime.nanos(most);
        return new Limits(events, nanos, eventsPerInstant, wallNanos, wallClockNanos);
    }

    /** The same with a limit on events of one instant. */
    public Limits withEventsPerInstant(long most) {
        return new Limits(events, timeNanos, most, wallNanos, wallClockNanos);
    }

    /** The same with a limit on time on the wall since the first event. */
    public Limits withWallClock(Duration most, LongSupplier clockNanos) {
        return new Limits(events, timeNanos, eventsPerInstant, SimTime.nanos(most), clockNanos);
    }
}
