package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;

/**
 * One alarm that can be set, moved and cancelled; at most one is pending.
 *
 * <p>Moving it later, or cancelling it, is a store: the entry already in the queue stays, and when
 * it comes up it is put in again for the new deadline, or dropped. So among equal times a timer
 * that was moved later takes its place by the moment of that re-insertion.
 */
public final class Timer {

    private final Simulation simulation;
    private final Event entry;
    private final Runnable action;
    private long deadlineNanos = SimTime.NEVER;
    private long queuedNanos = SimTime.NEVER;
    private int generation;

    Timer(Simulation simulation, String name, Runnable action) {
        this.simulation = simulation;
        this.action = action;
        this.entry = simulation.event(name, this::surface);
    }

    /** Sets the alarm, replacing an earlier setting. */
    public void after(long delayNanos) {
        deadlineNanos = SimTime.later(simulation.nowNanos(), delayNanos);
        if (queuedNanos > deadlineNanos) {
            enqueue();
        }
    }

    /** Forgets the alarm; nothing happens if none is set. */
    public void cancel() {
        deadlineNanos = SimTime.NEVER;
    }

    /** Whether an alarm is set. */
    public boolean isPending() {
        return deadlineNanos != SimTime.NEVER;
    }

    /** When it will ring, or {@link SimTime#NEVER}. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    private void enqueue() {
        generation++;
        queuedNanos = deadlineNanos;
        entry.after(deadlineNanos - simulation.nowNanos(), generation);
    }

    private void surface(int entryGeneration) {
        if (entryGeneration != generation) {
            return;
        }
        queuedNanos = SimTime.NEVER;
        if (deadlineNanos == SimTime.NEVER) {
            return;
        }
        if (deadlineNanos > simulation.nowNanos()) {
            enqueue();
            return;
        }
        deadlineNanos = SimTime.NEVER;
        action.run();
    }
}
