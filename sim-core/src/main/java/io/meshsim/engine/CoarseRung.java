package io.meshsim.engine;

import java.util.Arrays;

/**
 * Buckets of equal width side by side in time. A bucket keeps its entries in the order they came,
 * in a list of chunks, so that filling and emptying it walks through memory in order.
 */
final class CoarseRung {

    private static final int NONE = -1;

    private final int chunkBits;
    private final int chunkMask;
    private final int[] counts;
    private final int[] firstChunk;
    private final int[] lastChunk;
    private int[] nextChunk = new int[16];
    private long[] entries;
    private int chunks;
    private int freeChunk = NONE;
    private int shift;
    private int current;
    private int size;
    private long startNanos;
    private long endNanos = Long.MIN_VALUE;

    /** A closed rung of at most so many buckets, in chunks of {@code 1 << chunkBits} entries. */
    CoarseRung(int maxBuckets, int chunkBits) {
        this.chunkBits = chunkBits;
        chunkMask = (1 << chunkBits) - 1;
        counts = new int[maxBuckets];
        firstChunk = new int[maxBuckets];
        lastChunk = new int[maxBuckets];
        entries = new long[(nextChunk.length << chunkBits) * 2];
    }

    /** Takes times from the start on, in buckets {@code 1 << widthShift} ns wide; it is empty. */
    void open(long fromNanos, int widthShift, int buckets) {
        startNanos = fromNanos;
        shift = widthShift;
        current = -1;
        boolean endless = buckets > (Long.MAX_VALUE - fromNanos) >> widthShift;
        endNanos = endless ? Long.MAX_VALUE : fromNanos + ((long) buckets << widthShift);
    }

    /** Takes nothing until it is opened. */
    void close() {
        endNanos = Long.MIN_VALUE;
    }

    /** Times from here on belong further up. */
    long endNanos() {
        return endNanos;
    }

    int size() {
        return size;
    }

    /** End of the current bucket. */
    private long currentEndNanos() {
        boolean last = current + 1 > (endNanos - startNanos) >> shift;
        return last ? endNanos : startNanos + ((current + 1L) << shift);
    }

    void add(long timeNanos, long payload) {
        int bucket = (int) ((timeNanos - startNanos) >> shift);
        int count = counts[bucket];
        int place = count & chunkMask;
        int chunk = place == 0 ? extend(bucket, count) : lastChunk[bucket];
        int at = ((chunk << chunkBits) + place) * 2;
        entries[at] = timeNanos;
        entries[at + 1] = payload;
        counts[bucket] = count + 1;
        size++;
    }

    /** Goes on to the next bucket that holds something; needs a size above 0. */
    void advance() {
        int bucket = current + 1;
        while (counts[bucket] == 0) {
            bucket++;
        }
        current = bucket;
    }

    /** Spreads the current bucket over the fine rung, which it opens. */
    void pourInto(FineRung fine) {
        int fineShift = Math.max(0, shift - FineRung.BITS);
        fine.open(startNanos + ((long) current << shift), fineShift, currentEndNanos());
        int left = takeCurrent();
        int chunk = firstChunk[current];
        while (left > 0) {
            int at = (chunk << chunkBits) * 2;
            int end = at + 2 * Math.min(left, chunkMask + 1);
            for (; at < end; at += 2) {
                fine.add(entries[at], entries[at + 1]);
            }
            left -= chunkMask + 1;
            chunk = release(chunk);
        }
    }

    private int takeCurrent() {
        int count = counts[current];
        counts[current] = 0;
        size -= count;
        return count;
    }

    private int extend(int bucket, int count) {
        int chunk = freeChunk;
        if (chunk == NONE) {
            chunk = newChunk();
        } else {
            freeChunk = nextChunk[chunk];
        }
        if (count == 0) {
            firstChunk[bucket] = chunk;
        } else {
            nextChunk[lastChunk[bucket]] = chunk;
        }
        lastChunk[bucket] = chunk;
        return chunk;
    }

    private int newChunk() {
        if (chunks == nextChunk.length) {
            nextChunk = Arrays.copyOf(nextChunk, chunks * 2);
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        return chunks++;
    }

    private int release(int chunk) {
        int next = nextChunk[chunk];
        nextChunk[chunk] = freeChunk;
        freeChunk = chunk;
        return next;
    }
}
