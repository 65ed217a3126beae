package io.meshsim.engine.random;

import java.util.Arrays;

/**
 * The streams of many owners, 32 bytes each: for models that keep their owners in rows.
 *
 * <p>A row draws what the {@link RandomStream} that it was made from would have drawn.
 */
public final class RandomStreams {

    private static final int WORDS = 4;

    private final RandomStream open = RandomStream.ofState(0, 0, 0, 0);
    private long[] states = {};
    private int size;

    /** Takes a stream over, which must not be used any more; gives its row, from 0. */
    public int add(RandomStream stream) {
        int at = size * WORDS;
        if (at == states.length) {
            states = Arrays.copyOf(states, Math.max(16 * WORDS, Math.multiplyExact(at, 2)));
        }
        stream.store(states, at);
        return size++;
    }

    /** 64 uniform bits. */
    public long nextLong(int row) {
        open.load(states, row * WORDS);
        long next = open.nextLong();
        open.store(states, row * WORDS);
        return next;
    }

    /** True with the given probability. */
    public boolean nextBoolean(int row, double probability) {
        open.load(states, row * WORDS);
        boolean next = open.nextBoolean(probability);
        open.store(states, row * WORDS);
        return next;
    }

    /** A time by a law, in nanoseconds. */
    public long sampleNanos(int row, Distribution law) {
        open.load(states, row * WORDS);
        long nanos = law.sampleNanos(open);
        open.store(states, row * WORDS);
        return nanos;
    }
}
