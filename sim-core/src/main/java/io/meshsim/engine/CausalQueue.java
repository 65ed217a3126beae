package io.meshsim.engine;

import io.meshsim.engine.trace.Trace;
import java.util.Arrays;

/**
 * Remembers beside each entry of another queue which event put it in, and the trace record that was
 * its cause. Order and payload are those of the other queue.
 */
final class CausalQueue implements EventQueue {

    private final EventQueue queue;
    private final Trace trace;
    private final Listener listener;
    private final Rows rows = new Rows("entries with causes");
    private long[] payloads = new long[0];
    private long[] parents = new long[0];
    private long[] records = new long[0];
    private long payload;
    private long event;
    private long lastEvent;

    /** Hears of each entry as it is polled. */
    interface Listener {

        /** The entry becomes event {@code number}; {@code cause} is the event that put it in. */
        void onPoll(long number, long cause, long timeNanos, long payload);
    }

    CausalQueue(EventQueue queue, Trace trace, Listener listener) {
        this.queue = queue;
        this.trace = trace;
        this.listener = listener;
    }

    @Override
    public void add(long entryNanos, long entryPayload) {
        int row = rows.take();
        if (row >= payloads.length) {
            payloads = Arrays.copyOf(payloads, rows.capacity());
            parents = Arrays.copyOf(parents, rows.capacity());
            records = Arrays.copyOf(records, rows.capacity());
        }
        payloads[row] = entryPayload;
        parents[row] = event;
        records[row] = trace.cause();
        queue.add(entryNanos, row);
    }

    @Override
    public boolean poll(long untilNanos) {
        if (!queue.poll(untilNanos)) {
            return false;
        }
        int row = (int) queue.payload();
        payload = payloads[row];
        event = ++lastEvent;
        trace.causedBy(records[row]);
        rows.free(row);
        listener.onPoll(event, parents[row], queue.timeNanos(), payload);
        return true;
    }

    /** What is added from now on was not caused by an event. */
    void leaveEvent() {
        event = 0;
        trace.causedBy(0);
    }

    @Override
    public long timeNanos() {
        return queue.timeNanos();
    }

    @Override
    public long payload() {
        return payload;
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public void removeIf(EntryFilter dead) {
        queue.removeIf((timeNanos, row) -> removed(dead, timeNanos, (int) row));
    }

    private boolean removed(EntryFilter dead, long timeNanos, int row) {
        boolean removed = dead.matches(timeNanos, payloads[row]);
        if (removed) {
            rows.free(row);
        }
        return removed;
    }
}
