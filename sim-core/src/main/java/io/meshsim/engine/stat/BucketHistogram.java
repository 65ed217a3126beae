package io.meshsim.engine.stat;

import java.util.Arrays;

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

    void reset() {
        Arrays.fill(counts, 0);
        sum = 0;
        count = 0;
    }
}
