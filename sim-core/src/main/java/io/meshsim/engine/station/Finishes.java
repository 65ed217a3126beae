package io.meshsim.engine.station;

import java.util.Arrays;

/** Jobs by when they will be finished, those of one moment in the order they came: a heap. */
final class Finishes {

    private long[] moments = new long[16];
    private long[] orders = new long[16];
    private int[] jobs = new int[16];
    private int size;
    private long added;

    void add(long moment, int job) {
        if (size == jobs.length) {
            moments = Arrays.copyOf(moments, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            jobs = Arrays.copyOf(jobs, size * 2);
        }
        long order = added++;
        int hole = size++;
        while (hole > 0 && isBefore(moment, order, (hole - 1) / 2)) {
            move((hole - 1) / 2, hole);
            hole = (hole - 1) / 2;
        }
        put(hole, moment, order, job);
    }

    int size() {
        return size;
    }

    /** The earliest moment; undefined if there is no job. */
    long firstMoment() {
        return moments[0];
    }

    /** Takes out the job that is finished first. */
    int poll() {
        int first = jobs[0];
        size--;
        long moment = moments[size];
        long order = orders[size];
        int hole = 0;
        int child = earlierChild(hole);
        while (child < size && !isBefore(moment, order, child)) {
            move(child, hole);
            hole = child;
            child = earlierChild(hole);
        }
        put(hole, moment, order, jobs[size]);
        return first;
    }

    /** Moves all moments to an earlier origin of counting. */
    void subtract(long nanos) {
        for (int i = 0; i < size; i++) {
            moments[i] -= nanos;
        }
    }

    private int earlierChild(int parent) {
        int left = 2 * parent + 1;
        boolean rightIsEarlier =
                left + 1 < size && isBefore(moments[left + 1], orders[left + 1], left);
        return rightIsEarlier ? left + 1 : left;
    }

    private boolean isBefore(long moment, long order, int other) {
        return moment < moments[other] || (moment == moments[other] && order < orders[other]);
    }

    private void move(int from, int to) {
        put(to, moments[from], orders[from], jobs[from]);
    }

    private void put(int at, long moment, long order, int job) {
        moments[at] = moment;
        orders[at] = order;
        jobs[at] = job;
    }
}
