package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;

/** One alarm that can be set, moved and cancelled: a table of {@link Timers} with a single row. */
public final class Timer {

    private final Timers table;

    Timer(Simulation simulation, String name, Runnable action) {
        table = simulation.timers(name, row -> action.run());
    }

    /** Sets the alarm, replacing an earlier setting. */
    public void after(long delayNanos) {
        table.reset(0, delayNanos);
    }

    /** Forgets the alarm; nothing happens if none is set. */
    public void cancel() {
        table.cancel(0);
    }

    /** Whether an alarm is set. */
    public boolean isPending() {
        return table.isPending(0);
    }

    /** When it will ring, or {@link SimTime#NEVER}. */
    public long deadlineNanos() {
        return table.deadlineNanos(0);
    }
}
