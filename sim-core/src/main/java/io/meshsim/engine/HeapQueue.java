package io.meshsim.engine;

import io.meshsim.engine.random.Hash64;
import java.util.Arrays;

/**
 * A binary heap in one array; allocates only when it grows.
 *
 * <p>It orders equal times first come, first served, or, with a seed, by a number drawn for each
 * entry. It is the oracle of {@link LadderQueue}, its place for a few entries, and the queue of
 * {@link TieMode#SHUFFLED}.
 */
final class HeapQueue implements EventQueue {

    private static final int ARITY = 2;

    /** An entry is time, order, payload. */
    private static final int WORDS = 3;

    private final boolean shuffled;
    private final long seed;
    private long[] heap = new long[WORDS * 32];
    private int size;
    private long sequence;
    private long timeNanos;
    private long payload;

    private HeapQueue(boolean shuffled, long seed) {
        this.shuffled = shuffled;
        this.seed = seed;
    }

    static HeapQueue firstCome() {
        return new HeapQueue(false, 0);
    }

    static HeapQueue shuffled(long seed) {
        return new HeapQueue(true, seed);
    }

    @Override
    public void add(long entryNanos, long entryPayload) {
        if (WORDS * size == heap.length) {
            heap = Arrays.copyOf(heap, heap.length * 2);
        }
        long order = sequence++;
        if (shuffled) {
            order = Hash64.mix(seed ^ Hash64.mix(order)) >>> 1;
        }
        rise(size++, entryNanos, order, entryPayload);
    }

    @Override
    public boolean poll(long untilNanos) {
        if (size == 0 || heap[0] > untilNanos) {
            return false;
        }
        timeNanos = heap[0];
        payload = heap[2];
        size--;
        if (size > 0) {
            int last = WORDS * size;
            sink(0, heap[last], heap[last + 1], heap[last + 2]);
        }
        return true;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public long payload() {
        return payload;
    }

    @Override
    public int size() {
        return size;
    }

    /** Time of the first entry; {@link Long#MAX_VALUE} if there is none. */
    long firstNanos() {
        return size == 0 ? Long.MAX_VALUE : heap[0];
    }

    @Override
    public void removeIf(EntryFilter dead) {
        int kept = 0;
        for (int node = 0; node < size; node++) {
            int from = WORDS * node;
            if (!dead.matches(heap[from], heap[from + 2])) {
                System.arraycopy(heap, from, heap, WORDS * kept, WORDS);
                kept++;
            }
        }
        size = kept;
        for (int node = (kept - 2) / ARITY; node >= 0 && kept > 1; node--) {
            int at = WORDS * node;
            sink(node, heap[at], heap[at + 1], heap[at + 2]);
        }
    }

    private void rise(int from, long time, long order, long entryPayload) {
        long[] h = heap;
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) / ARITY;
            if (!precedes(time, order, h, parent)) {
                break;
            }
            move(h, parent, hole);
            hole = parent;
        }
        put(h, hole, time, order, entryPayload);
    }

    private void sink(int from, long time, long order, long entryPayload) {
        long[] h = heap;
        int hole = from;
        int first = ARITY * hole + 1;
        while (first < size) {
            int least = leastChild(h, first);
            if (precedes(time, order, h, least)) {
                break;
            }
            move(h, least, hole);
            hole = least;
            first = ARITY * hole + 1;
        }
        put(h, hole, time, order, entryPayload);
    }

    private int leastChild(long[] h, int first) {
        int second = first + 1;
        boolean right =
                second < size && precedes(h[WORDS * second], h[WORDS * second + 1], h, first);
        return right ? second : first;
    }

    private static boolean precedes(long time, long order, long[] h, int node) {
        long other = h[WORDS * node];
        return time < other || (time == other && order < h[WORDS * node + 1]);
    }

    private static void move(long[] h, int from, int to) {
        put(h, to, h[WORDS * from], h[WORDS * from + 1], h[WORDS * from + 2]);
    }

    private static void put(long[] h, int node, long time, long order, long entryPayload) {
        int at = WORDS * node;
        h[at] = time;
        h[at + 1] = order;
        h[at + 2] = entryPayload;
    }
}
