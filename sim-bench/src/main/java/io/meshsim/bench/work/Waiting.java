package io.meshsim.bench.work;

/** Customers who wait for the server: their times of arrival, first in, first out. */
public final class Waiting {

    private static final int MOST = 1 << 16;

    private final long[] arrivals = new long[MOST];
    private int head;
    private int tail;

    /** Whether nobody waits. */
    public boolean isEmpty() {
        return head == tail;
    }

    /** Somebody who arrived at this time joins. */
    public void add(long arrivedAtNanos) {
        arrivals[tail++ & (MOST - 1)] = arrivedAtNanos;
    }

    /** The first leaves for the server. */
    public long remove() {
        return arrivals[head++ & (MOST - 1)];
    }
}
