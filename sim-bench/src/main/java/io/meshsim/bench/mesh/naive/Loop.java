package io.meshsim.bench.mesh.naive;

import java.util.PriorityQueue;

/** A clock and a queue with an object and a lambda per event. */
final class Loop {

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private long sequence;
    private long nowNanos;
    private long executed;

    private static final class Entry implements Comparable<Entry> {
        private final long timeNanos;
        private final long sequence;
        private final Runnable action;

        Entry(long timeNanos, long sequence, Runnable action) {
            this.timeNanos = timeNanos;
            this.sequence = sequence;
            this.action = action;
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

    long executed() {
        return executed;
    }

    void after(long delayNanos, Runnable action) {
        queue.add(new Entry(nowNanos + delayNanos, sequence++, action));
    }

    void runUntilNanos(long timeNanos) {
        for (Entry first = queue.peek();
                first != null && first.timeNanos <= timeNanos;
                first = queue.peek()) {
            queue.remove();
            nowNanos = first.timeNanos;
            executed++;
            first.action.run();
        }
        nowNanos = timeNanos;
    }
}
