package io.meshsim.engine;

import io.meshsim.engine.EventQueue.EntryFilter;
import io.meshsim.engine.random.Hash64;
import java.util.Arrays;

/** The entries of the far future, unsorted, in the order they came. */
final class Top {

    /** Odd, for a median; few enough that the JDK sorts them without allocating. */
    private static final int SAMPLE = 63;

    private final long[] sample = new long[SAMPLE];
    private long[] pairs = new long[64];
    private int words;

    void add(long timeNanos, long payload) {
        if (words == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * words);
        }
        pairs[words] = timeNanos;
        pairs[words + 1] = payload;
        words += 2;
    }

    int size() {
        return words / 2;
    }

    void removeIf(EntryFilter dead) {
        int kept = 0;
        for (int i = 0; i < words; i += 2) {
            if (!dead.matches(pairs[i], pairs[i + 1])) {
                kept = keep(i, kept);
            }
        }
        words = kept;
    }

    void moveAll(NearQueue to) {
        for (int i = 0; i < words; i += 2) {
            to.add(pairs[i], pairs[i + 1]);
        }
        words = 0;
    }

    /** Moves what the rung has buckets for. */
    void moveInto(CoarseRung rung) {
        int kept = 0;
        for (int i = 0; i < words; i += 2) {
            if (pairs[i] < rung.endNanos()) {
                rung.add(pairs[i], pairs[i + 1]);
            } else {
                kept = keep(i, kept);
            }
        }
        words = kept;
    }

    long leastNanos() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < words; i += 2) {
            least = Math.min(least, pairs[i]);
        }
        return least;
    }

    /** The median time of a sample, the same for the same entries. */
    long medianNanos() {
        for (int i = 0; i < SAMPLE; i++) {
            long anywhere = ((Hash64.mix(i) >>> 33) * size()) >>> 31;
            sample[i] = pairs[2 * (int) anywhere];
        }
        Arrays.sort(sample);
        return sample[SAMPLE / 2];
    }

    private int keep(int from, int to) {
        pairs[to] = pairs[from];
        pairs[to + 1] = pairs[from + 1];
        return to + 2;
    }
}
