package io.meshsim.bench.baseline;

import java.util.Arrays;

/**
 * A plain 4-ary heap, as fast as one gets: pairs of (time, sequence and slot) side by side, so that
 * the four children of a node share a cache line; the payload waits in its slot. Removing the first
 * leaves a hole at the root, which the next entry fills, so that a pair of them costs one sift
 * instead of two.
 */
final class Heap {

    private long[] pairs = new long[2 * 1024];
    private long[] payloads = new long[1024];
    private int[] freeSlots = new int[1024];
    private int free;
    private int slots;
    private int size;
    private boolean hole;
    private int sequence;
    private long firstTime;
    private long firstPayload;

    /** Of the entry that was removed last. */
    long timeNanos() {
        return firstTime;
    }

    /** Of the entry that was removed last. */
    long payload() {
        return firstPayload;
    }

    void add(long timeNanos, long payload) {
        int slot = free > 0 ? freeSlots[--free] : newSlot();
        payloads[slot] = payload;
        long order = (long) sequence++ << 32 | slot;
        if (hole) {
            hole = false;
            sink(timeNanos, order);
            return;
        }
        if (2 * size + 2 > pairs.length) {
            pairs = Arrays.copyOf(pairs, pairs.length * 2);
        }
        rise(size++, timeNanos, order);
    }

    /** Removes the first entry; false if there is none. */
    boolean removeFirst() {
        if (hole) {
            fillHoleWithLast();
        }
        if (size == 0) {
            return false;
        }
        firstTime = pairs[0];
        int slot = (int) pairs[1];
        firstPayload = payloads[slot];
        freeSlots[free++] = slot;
        hole = true;
        return true;
    }

    private void fillHoleWithLast() {
        hole = false;
        int last = --size;
        if (last > 0) {
            sink(pairs[2 * last], pairs[2 * last + 1]);
        }
    }

    private int newSlot() {
        if (slots == payloads.length) {
            payloads = Arrays.copyOf(payloads, slots * 2);
            freeSlots = Arrays.copyOf(freeSlots, slots * 2);
        }
        return slots++;
    }

    private void rise(int from, long time, long order) {
        long[] heap = pairs;
        int node = from;
        while (node > 0) {
            int parent = (node - 1) >> 2;
            long parentTime = heap[2 * parent];
            if (parentTime < time || (parentTime == time && heap[2 * parent + 1] - order < 0)) {
                break;
            }
            heap[2 * node] = parentTime;
            heap[2 * node + 1] = heap[2 * parent + 1];
            node = parent;
        }
        heap[2 * node] = time;
        heap[2 * node + 1] = order;
    }

    private void sink(long time, long order) {
        long[] heap = pairs;
        int end = size;
        int node = 0;
        for (int first = 1; first < end; first = 4 * node + 1) {
            int least = first;
            long leastTime = heap[2 * first];
            long leastOrder = heap[2 * first + 1];
            int last = Math.min(first + 4, end);
            for (int child = first + 1; child < last; child++) {
                long childTime = heap[2 * child];
                if (childTime < leastTime
                        || (childTime == leastTime && heap[2 * child + 1] - leastOrder < 0)) {
                    least = child;
                    leastTime = childTime;
                    leastOrder = heap[2 * child + 1];
                }
            }
            if (time < leastTime || (time == leastTime && order - leastOrder < 0)) {
                break;
            }
            heap[2 * node] = leastTime;
            heap[2 * node + 1] = leastOrder;
            node = least;
        }
        heap[2 * node] = time;
        heap[2 * node + 1] = order;
    }
}
