package io.meshsim.bench.baseline;

import java.util.PriorityQueue;

/** What everyone writes first: a {@link PriorityQueue} with an object and a lambda per event. */
final class LambdaQueue {

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private long sequence;
    private long nowNanos;
    private boolean stopped;

    static final class Entry implements Comparable<Entry> {
        private final long timeNanos;
        private final long sequence;
        private final Runnable action;
        private boolean cancelled;

        Entry(long timeNanos, long sequence, Runnable action) {
            this.timeNanos = timeNanos;
            this.sequence = sequence;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    long nowNanos() {
        return nowNanos;
    }

    Entry after(long delayNanos, Runnable action) {
        Entry entry = new Entry(nowNanos + delayNanos, sequence++, action);
        queue.add(entry);
        return entry;
    }

    void stop() {
        stopped = true;
    }

    void run() {
        while (!stopped) {
            Entry entry = queue.remove();
            if (!entry.cancelled) {
                nowNanos = entry.timeNanos;
                entry.action.run();
            }
        }
    }
}
