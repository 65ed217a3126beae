package io.meshsim.engine;

import java.util.Arrays;

/** A 4-ary heap in three parallel arrays; allocates only when it grows. */
final class HeapQueue implements EventQueue {

    private static final int ARITY = 4;

    private long[] times = new long[64];
    private long[] orders = new long[64];
    private long[] payloads = new long[64];
    private int size;

    @Override
    public void add(long timeNanos, long order, long payload) {
        if (size == times.length) {
            grow();
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) / ARITY;
            if (!before(timeNanos, order, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, timeNanos, order, payload);
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long firstTimeNanos() {
        return times[0];
    }

    @Override
    public long removeFirst() {
        long first = payloads[0];
        size--;
        if (size > 0) {
            sinkLastFromRoot();
        }
        return first;
    }

    private void sinkLastFromRoot() {
        long time = times[size];
        long order = orders[size];
        int hole = 0;
        for (int child = leastChild(hole); child >= 0; child = leastChild(hole)) {
            if (before(time, order, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, order, payloads[size]);
    }

    /** The least child of a node, or -1 if it has none. */
    private int leastChild(int node) {
        int first = node * ARITY + 1;
        if (first >= size) {
            return -1;
        }
        int least = first;
        int end = Math.min(first + ARITY, size);
        for (int child = first + 1; child < end; child++) {
            if (before(times[child], orders[child], least)) {
                least = child;
            }
        }
        return least;
    }

    private boolean before(long time, long order, int node) {
        return time < times[node] || (time == times[node] && order < orders[node]);
    }

    private void move(int from, int to) {
        put(to, times[from], orders[from], payloads[from]);
    }

    private void put(int node, long time, long order, long payload) {
        times[node] = time;
        orders[node] = order;
        payloads[node] = payload;
    }

    private void grow() {
        int capacity = size * 2;
        times = Arrays.copyOf(times, capacity);
        orders = Arrays.copyOf(orders, capacity);
        payloads = Arrays.copyOf(payloads, capacity);
    }
}
