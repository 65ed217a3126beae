package io.meshsim.engine.stat;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Observations counted by upper bounds, as Prometheus does. */
public final class BucketHistogram {

    private final double[] bounds;
    private final long[] counts;
    private double sum;
    private long count;

    /**
     * Buckets with the given upper bounds; one more takes the rest.
     *
     * @throws IllegalArgumentException if the bounds do not increase
     */
    public BucketHistogram(double... bounds) {
        for (int i = 1; i < bounds.length; i++) {
            if (!(bounds[i] > bounds[i - 1])) {
                throw new IllegalArgumentException(
                        "bound " + bounds[i] + " must be greater than " + bounds[i - 1]);
            }
        }
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length + 1];
    }

    /** An empty histogram with the bounds of another, which it shares. */
    BucketHistogram(BucketHistogram like) {
        this.bounds = like.bounds;
        this.counts = new long[bounds.length + 1];
    }

    /** Counts one observation. */
    public void observe(double observation) {
        int place = Arrays.binarySearch(bounds, observation);
        counts[place >= 0 ? place : -place - 1]++;
        sum += observation;
        count++;
    }

    /** The upper bounds. */
    public double[] bounds() {
        return bounds.clone();
    }

    /** Observations not above the bound with this index; the last index counts all. */
    public long cumulative(int index) {
        long total = 0;
        for (int i = 0; i <= index; i++) {
            total += counts[i];
        }
        return total;
    }

    /** All observations added up. */
    public double sum() {
        return sum;
    }

    /** Number of observations. */
    public long count() {
        return count;
    }

    /** Both together; their bounds are the same. */
    public BucketHistogram plus(BucketHistogram other) {
        if (!Arrays.equals(bounds, other.bounds)) {
            throw new IllegalArgumentException("histograms with other bounds cannot be added");
        }
        BucketHistogram both = new BucketHistogram(this);
        for (int i = 0; i < counts.length; i++) {
            both.counts[i] = counts[i] + other.counts[i];
        }
        both.sum = sum + other.sum;
        both.count = count + other.count;
        return both;
    }

    /**
     * The value that so large a share of the observations does not exceed, from 0 to 1, as
     * Prometheus' {@code histogram_quantile} estimates it: observations lie evenly in their bucket,
     * and those above all bounds lie at the last. Empty if there are none.
     */
    public OptionalDouble quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile " + share + " must be from 0 to 1");
        }
        if (count == 0 || bounds.length == 0) {
            return OptionalDouble.empty();
        }
        double rank = share * count;
        int bucket = 0;
        long below = 0;
        while (bucket < bounds.length && below + counts[bucket] < rank) {
            below += counts[bucket];
            bucket++;
        }
        if (bucket == bounds.length) {
            return OptionalDouble.of(bounds[bucket - 1]);
        }
        double low = bucket == 0 ? Math.min(0, bounds[0]) : bounds[bucket - 1];
        double within = counts[bucket] == 0 ? 0 : (rank - below) / counts[bucket];
        return OptionalDouble.of(low + (bounds[bucket] - low) * within);
    }

    void reset() {
        Arrays.fill(counts, 0);
        sum = 0;
        count = 0;
    }
}
