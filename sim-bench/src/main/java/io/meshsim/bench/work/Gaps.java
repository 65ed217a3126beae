package io.meshsim.bench.work;

/**
 * Exponential gaps that were drawn beforehand, so that random numbers cost every engine the same,
 * which is nearly nothing.
 *
 * <p>Whole nanoseconds below 2^53, so engines that count in {@code double} lose nothing at first.
 */
public final class Gaps {

    /** Mean of the gaps between arrivals, in nanoseconds. */
    public static final long MEAN_NANOS = 1_000_000_000L;

    /** How long a timer runs: half of the gaps are longer, as this is ln 2 of their mean. */
    public static final long TIMER_NANOS = 693_147_181L;

    private static final int SIZE = 8192;
    private static final int MASK = SIZE - 1;
    private static final double LOAD = 0.9;
    private static final long[] ARRIVALS = draw(42, MEAN_NANOS);
    private static final long[] SERVICES = draw(43, LOAD * MEAN_NANOS);

    private int arrival;
    private int service;

    /** The next gap between arrivals, in nanoseconds, at least 1. */
    public long arrivalNanos() {
        return ARRIVALS[arrival++ & MASK];
    }

    /** The next time in service, in nanoseconds, at least 1. */
    public long serviceNanos() {
        return SERVICES[service++ & MASK];
    }

    private static long[] draw(long seed, double meanNanos) {
        long[] gaps = new long[SIZE];
        long state = seed;
        for (int i = 0; i < SIZE; i++) {
            state += 0x9e3779b97f4a7c15L;
            double unit = (mix(state) >>> 11) * 0x1.0p-53;
            gaps[i] = 1 + (long) (-meanNanos * StrictMath.log(1 - unit));
        }
        return gaps;
    }

    /** SplitMix64's finisher (Steele, Lea, Flood 2014). */
    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
