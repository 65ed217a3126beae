package io.meshsim.engine;

import java.util.Arrays;

/** Few buckets of equal width, small enough to be sorted one by one; the lowest rung. */
final class FineRung {

    /** Buckets, as a power of two. */
    static final int BITS = 8;

    private static final int BUCKETS = 1 << BITS;

    /**
     * Of each bucket its pairs of time and payload, in the order they came; few ever have to grow.
     */
    private final long[][] pairs = new long[BUCKETS][32];

    private final int[] words = new int[BUCKETS];
    private int shift;
    private int current;
    private int size;
    private long startNanos;
    private long endNanos = Long.MIN_VALUE;

    /** Takes times from the start on, in buckets {@code 1 << widthShift} ns wide; it is empty. */
    void open(long fromNanos, int widthShift, long toNanos) {
        startNanos = fromNanos;
        shift = widthShift;
        current = -1;
        endNanos = toNanos;
    }

    /** Takes nothing until it is opened. */
    void close() {
        endNanos = Long.MIN_VALUE;
    }

    /** Times from here on belong further up. */
    long endNanos() {
        return endNanos;
    }

    /** Entries in it. */
    int size() {
        return size;
    }

    void add(long timeNanos, long payload) {
        int bucket = (int) ((timeNanos - startNanos) >> shift);
        int end = words[bucket];
        long[] to = pairs[bucket];
        if (end == to.length) {
            to = Arrays.copyOf(to, 2 * end);
            pairs[bucket] = to;
        }
        to[end] = timeNanos;
        to[end + 1] = payload;
        words[bucket] = end + 2;
        size++;
    }

    /** Empties the next bucket that holds something; its pairs stay where they are till then. */
    int takeNext() {
        int bucket = current + 1;
        while (words[bucket] == 0) {
            bucket++;
        }
        current = bucket;
        int taken = words[bucket];
        words[bucket] = 0;
        size -= taken / 2;
        return taken;
    }

    /** The bucket that was emptied last. */
    long[] taken() {
        return pairs[current];
    }

    /** End of the bucket that was emptied last. */
    long takenEndNanos() {
        boolean last = current + 1 > (endNanos - startNanos) >> shift;
        return last ? endNanos : startNanos + ((current + 1L) << shift);
    }
}
