package io.meshsim.engine.stat;

import org.HdrHistogram.Histogram;

/**
 * Lengths of time with three significant digits from 1 ns to 1 hour; longer ones count as 1 hour.
 */
public final class LatencyHistogram {

    private static final long MAX_NANOS = 3_600_000_000_000L;

    private final Histogram histogram = new Histogram(MAX_NANOS, 3);

    /** Adds one latency; throws IllegalArgumentException if it is negative. */
    public void record(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("latency " + nanos + " ns must not be negative");
        }
        histogram.recordValue(Math.min(nanos, MAX_NANOS));
    }

    /** Adds all of another. */
    public void add(LatencyHistogram other) {
        histogram.add(other.histogram);
    }

    /** Latencies recorded. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** The latency that this share of all does not exceed, 0 to 100; 0 if there are none. */
    public long percentileNanos(double percentile) {
        return count() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }

    /** The mean; 0 if there are none. */
    public double meanNanos() {
        return count() == 0 ? 0 : histogram.getMean();
    }

    /** The greatest; 0 if there are none. */
    public long maxNanos() {
        return histogram.getMaxValue();
    }
}
