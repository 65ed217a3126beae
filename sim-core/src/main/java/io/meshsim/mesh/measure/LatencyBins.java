package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.LatencyHistogram;
import java.util.Arrays;

/**
 * Latencies in bins that are at most 0.8 % wide from 33 µs on, and a quarter of a microsecond below
 * that.
 *
 * <p>There is one of these for each edge of a mesh, and each call goes to another: three digits, as
 * {@link LatencyHistogram} keeps for all calls together, would be out of every cache.
 */
final class LatencyBins {

    /** Bins of a doubling. */
    private static final int BITS = 7;

    private static final int BINS = 1 << BITS;

    /** The narrowest bin holds 2^8 ns. */
    private static final int SHIFT = 8;

    private int[] counts = new int[2 * BINS];
    private long maxNanos;

    void add(long nanos) {
        int bin = bin(nanos);
        if (bin >= counts.length) {
            counts = Arrays.copyOf(counts, (bin | (BINS - 1)) + 1);
        }
        counts[bin]++;
        maxNanos = Math.max(maxNanos, nanos);
    }

    /** Adds all of them, each as the greatest that its bin can hold but no more than was seen. */
    void addTo(LatencyHistogram histogram) {
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                histogram.record(Math.min(greatestNanos(bin), maxNanos), counts[bin]);
            }
        }
    }

    void reset() {
        Arrays.fill(counts, 0);
        maxNanos = 0;
    }

    /** Linear in the first two times {@value #BINS} bins; then as many again for each doubling. */
    static int bin(long nanos) {
        long units = nanos >>> SHIFT;
        int doublings = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(units));
        return (doublings << BITS) + (int) (units >>> doublings);
    }

    /** The greatest latency that falls into a bin. */
    static long greatestNanos(int bin) {
        int doublings = Math.max(0, (bin >>> BITS) - 1);
        long units = bin - ((long) doublings << BITS);
        return ((units + 1) << (doublings + SHIFT)) - 1;
    }
}
