package io.meshsim.engine;

/**
 * The entries next in time, first come, first served: a sorted array while they are few, which
 * beats any heap then, and a heap from the moment they are a crowd until all of them have left.
 */
final class NearQueue {

    /** Measured: the array costs half of the heap at 20 entries, and as much at 100. */
    private static final int CROWD = 64;

    /** Pairs of time and payload, the next one last. */
    private final long[] few = new long[2 * CROWD];

    private final HeapQueue crowd = HeapQueue.firstCome();
    private int words;
    private boolean crowded;
    private long timeNanos;
    private long payload;

    void add(long entryNanos, long entryPayload) {
        if (crowded || words == few.length) {
            addToCrowd(entryNanos, entryPayload);
            return;
        }
        long[] sorted = few;
        int hole = words;
        words += 2;
        while (hole > 0 && sorted[hole - 2] <= entryNanos) {
            sorted[hole] = sorted[hole - 2];
            sorted[hole + 1] = sorted[hole - 1];
            hole -= 2;
        }
        sorted[hole] = entryNanos;
        sorted[hole + 1] = entryPayload;
    }

    boolean poll(long untilNanos) {
        if (crowded) {
            return pollCrowd(untilNanos);
        }
        int first = words - 2;
        if (first < 0 || few[first] > untilNanos) {
            return false;
        }
        timeNanos = few[first];
        payload = few[first + 1];
        words = first;
        return true;
    }

    /** Time of the first entry; {@link Long#MAX_VALUE} if there is none. */
    long firstNanos() {
        if (crowded) {
            return crowd.firstNanos();
        }
        return words == 0 ? Long.MAX_VALUE : few[words - 2];
    }

    /** Whether it is a heap now. */
    boolean isCrowded() {
        return crowded;
    }

    boolean isEmpty() {
        return words == 0 && !crowded;
    }

    int size() {
        return crowded ? crowd.size() : words / 2;
    }

    long timeNanos() {
        return timeNanos;
    }

    long payload() {
        return payload;
    }

    private void addToCrowd(long entryNanos, long entryPayload) {
        crowded = true;
        for (; words > 0; words -= 2) {
            crowd.add(few[words - 2], few[words - 1]);
        }
        crowd.add(entryNanos, entryPayload);
    }

    private boolean pollCrowd(long untilNanos) {
        if (!crowd.poll(untilNanos)) {
            return false;
        }
        timeNanos = crowd.timeNanos();
        payload = crowd.payload();
        crowded = crowd.size() > 0;
        return true;
    }
}
