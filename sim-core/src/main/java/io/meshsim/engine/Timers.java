package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A table of alarms, one for each row: request timeouts, idle connections, leases.
 *
 * <p>Setting one anew to the same or a later time, and cancelling one, is a store: the entry that
 * is already in the queue stays, and when it comes up it is put in again for the new deadline, or
 * dropped. So each row keeps about one entry in the queue, however often it is set. Setting one to
 * an earlier time puts a new entry in and leaves a dead one behind; when half of the queue is dead,
 * the dead are removed.
 *
 * <p>Among events of one instant an alarm takes its place by the moment its entry was put into the
 * queue: when it was set, if no entry for an earlier time was there; else when that entry came up.
 */
public final class Timers {

    private final Simulation simulation;
    private final Event entry;
    private final IntConsumer onRing;
    private final boolean causal;
    private long[] deadlines = new long[0];
    private long[] queued = new long[0];

    /** The trace record that led to the setting, if causes are traced. */
    private long[] causes = new long[0];

    Timers(Simulation simulation, String name, IntConsumer onRing) {
        this.simulation = simulation;
        this.onRing = onRing;
        this.causal = simulation.settings().tracing() == Tracing.CAUSES;
        this.entry = simulation.event(name, this::surface);
    }

    /**
     * Sets the alarm of a row, replacing an earlier setting.
     *
     * @throws IllegalArgumentException if the delay is negative or overflows time, or the row is
     *     negative
     */
    public void reset(int row, long delayNanos) {
        long deadlineNanos = SimTime.later(simulation.nowNanos(), delayNanos);
        if (row >= deadlines.length) {
            grow(row);
        }
        if (row < 0) {
            throw new IllegalArgumentException(
                    "row " + row + " of " + entry.name() + " must not be negative");
        }
        deadlines[row] = deadlineNanos;
        if (causal) {
            causes[row] = simulation.trace().cause();
        }
        if (queued[row] > deadlineNanos) {
            boolean leavesOneDead = queued[row] != SimTime.NEVER;
            enqueue(row);
            if (leavesOneDead) {
                simulation.entryDied();
            }
        }
    }

    /** Forgets the alarm of a row; nothing happens if none is set. */
    public void cancel(int row) {
        if (row < deadlines.length) {
            deadlines[row] = SimTime.NEVER;
        }
    }

    /** Whether an alarm is set. */
    public boolean isPending(int row) {
        return deadlineNanos(row) != SimTime.NEVER;
    }

    /** When it will ring, or {@link SimTime#NEVER}. */
    public long deadlineNanos(int row) {
        return row < deadlines.length ? deadlines[row] : SimTime.NEVER;
    }

    /** The name it was registered under. */
    public String name() {
        return entry.name();
    }

    /** Whether an entry of this table was left behind. */
    boolean isDead(long timeNanos, int row) {
        return queued[row] != timeNanos;
    }

    private void enqueue(int row) {
        queued[row] = deadlines[row];
        entry.after(deadlines[row] - simulation.nowNanos(), row);
    }

    private void surface(int row) {
        if (isDead(simulation.nowNanos(), row)) {
            simulation.deadEntryLeft();
            return;
        }
        queued[row] = SimTime.NEVER;
        long deadlineNanos = deadlines[row];
        if (deadlineNanos == SimTime.NEVER) {
            return;
        }
        if (deadlineNanos > simulation.nowNanos()) {
            enqueue(row);
            return;
        }
        deadlines[row] = SimTime.NEVER;
        if (causal) {
            simulation.trace().causedBy(causes[row]);
        }
        onRing.accept(row);
    }

    private void grow(int row) {
        int from = deadlines.length;
        int to = Math.max(row + 1, Math.max(from, 1) * 2);
        deadlines = Arrays.copyOf(deadlines, to);
        queued = Arrays.copyOf(queued, to);
        causes = causal ? Arrays.copyOf(causes, to) : causes;
        Arrays.fill(deadlines, from, to, SimTime.NEVER);
        Arrays.fill(queued, from, to, SimTime.NEVER);
    }
}
