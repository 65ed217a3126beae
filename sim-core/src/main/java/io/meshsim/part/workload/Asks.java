package io.meshsim.part.workload;

import java.util.Arrays;

/** Requests of a client from the first try to the last answer: a row of numbers each. */
final class Asks {

    private long[] startedNanos = {};

    /** Of a row in use, how often it may be tried again; of a free row, the next free one. */
    private int[] triesLeft = {};

    private int firstFree = -1;

    int add(long nowNanos, int retries) {
        if (firstFree < 0) {
            grow();
        }
        int ask = firstFree;
        firstFree = triesLeft[ask];
        startedNanos[ask] = nowNanos;
        triesLeft[ask] = retries;
        return ask;
    }

    void tryAgain(int ask) {
        triesLeft[ask]--;
    }

    void remove(int ask) {
        triesLeft[ask] = firstFree;
        firstFree = ask;
    }

    int triesLeft(int ask) {
        return triesLeft[ask];
    }

    long startedNanos(int ask) {
        return startedNanos[ask];
    }

    private void grow() {
        int from = triesLeft.length;
        startedNanos = Arrays.copyOf(startedNanos, Math.max(4, 2 * from));
        triesLeft = Arrays.copyOf(triesLeft, startedNanos.length);
        for (int ask = triesLeft.length - 1; ask >= from; ask--) {
            remove(ask);
        }
    }
}
