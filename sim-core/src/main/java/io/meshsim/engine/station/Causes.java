package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Tracing;
import io.meshsim.engine.trace.Trace;
import java.util.Arrays;

/**
 * Of each row that waits, the record that led to it. What a waiter does in the end is due to
 * whoever made it wait here, not to the one that left just before.
 */
final class Causes {

    private final Trace trace;
    private final boolean kept;
    private long[] records = {};

    Causes(Simulation simulation) {
        trace = simulation.trace();
        kept = simulation.settings().tracing() == Tracing.CAUSES;
    }

    /** A row begins to wait. */
    void note(int waiter) {
        if (!kept) {
            return;
        }
        if (waiter >= records.length) {
            records = Arrays.copyOf(records, Math.max(16, waiter * 2));
        }
        records[waiter] = trace.cause();
    }

    /** A row goes on waiting, as a row of another table. */
    void copy(Causes from, int fromWaiter, int waiter) {
        if (kept) {
            records[waiter] = from.records[fromWaiter];
        }
    }

    /** What is done next is due to a row that waited; gives what to go back to. */
    long actFor(int waiter) {
        long running = trace.cause();
        if (kept) {
            trace.causedBy(records[waiter]);
        }
        return running;
    }

    /** What is done next is due to this record again. */
    void actAgainFor(long record) {
        if (kept) {
            trace.causedBy(record);
        }
    }

    /** Schedules an event on behalf of a row that waited. */
    void schedule(int waiter, Event event, long delayNanos, int row) {
        if (!kept) {
            event.after(delayNanos, row);
            return;
        }
        long running = trace.cause();
        trace.causedBy(records[waiter]);
        event.after(delayNanos, row);
        trace.causedBy(running);
    }
}
