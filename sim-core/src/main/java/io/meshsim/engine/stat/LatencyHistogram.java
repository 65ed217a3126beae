package io.meshsim.engine.stat;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Lengths of time, counted in bins of stated precision; longer ones than the greatest count as the
 * greatest.
 *
 * <p>Memory follows the greatest latency seen: with three digits from 1 ns on, 8 kB and another 4
 * kB each time it doubles beyond 2 µs (86 kB for a second); with two digits from 1 µs on, 1 kB and
 * another 0.5 kB each time it doubles beyond 0.1 ms (8 kB for a second). Recording allocates
 * nothing once the greatest has been seen. One bin counts to 2^31 - 1.
 */
public final class LatencyHistogram {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AbstractHistogram histogram;
    private final long mostNanos;

    /** Three significant digits from 1 ns to 1 hour. */
    public LatencyHistogram() {
        this(3, Duration.ofNanos(1), HOUR);
    }

    /**
     * A histogram of this precision and range.
     *
     * @param digits significant digits that are kept, 1 to 4
     * @param finest what need not be told apart, such as 1 µs; at least 1 ns
     * @param greatest what longer ones count as; at least twice the finest
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public LatencyHistogram(int digits, Duration finest, Duration greatest) {
        long finestNanos = SimTime.nanos(finest);
        mostNanos = SimTime.nanos(greatest);
        if (digits < 1 || digits > 4) {
            throw new IllegalArgumentException("digits " + digits + " must be between 1 and 4");
        }
        if (finestNanos < 1 || mostNanos / 2 < finestNanos) {
            throw new IllegalArgumentException(
                    "range from "
                            + SimTime.text(finestNanos)
                            + " to "
                            + SimTime.text(mostNanos)
                            + " must start at 1 ns or more and end at twice that or more");
        }
        histogram = new IntCountsHistogram(finestNanos, 2 * finestNanos, digits);
        histogram.setAutoResize(true);
    }

    /** Adds one latency; throws IllegalArgumentException if it is negative. */
    public void record(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("latency " + nanos + " ns must not be negative");
        }
        histogram.recordValue(Math.min(nanos, mostNanos));
    }

    /** Adds as many of one latency; throws IllegalArgumentException if either is negative. */
    public void record(long nanos, long times) {
        if (nanos < 0 || times < 0) {
            throw new IllegalArgumentException(
                    "latency " + nanos + " ns, " + times + " times: neither must be negative");
        }
        histogram.recordValueWithCount(Math.min(nanos, mostNanos), times);
    }

    /** Adds all of another, as the lengths of time that its bins stand for. */
    public void add(LatencyHistogram other) {
        if (other.mostNanos <= mostNanos) {
            histogram.add(other.histogram);
            return;
        }
        for (HistogramIterationValue bin : other.histogram.recordedValues()) {
            long nanos = Math.min(bin.getValueIteratedTo(), mostNanos);
            histogram.recordValueWithCount(nanos, bin.getCountAtValueIteratedTo());
        }
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

    /** Forgets all latencies, such as those of the warm-up; keeps the memory. */
    public void reset() {
        histogram.reset();
    }
}
