package io.meshsim.engine.random;

/**
 * A named source of draws: xoshiro256++ (Blackman and Vigna, 2019) keyed by seed, owner and
 * purpose.
 *
 * <p>Streams are independent: a new consumer changes nobody else's draws. A substream is the stream
 * of the same name in another replication, see {@link #seedOfReplication}.
 *
 * <p>Streams start at places of a cycle of 2^256 - 1 that a hash of 64 bits picks: a million
 * streams have two that are the same with a chance below 3e-8, and two that overlap with none to
 * speak of.
 */
public final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double ULP_53 = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    private RandomStream(long key) {
        long state = key;
        s0 = Hash64.mix(state += GOLDEN_GAMMA);
        s1 = Hash64.mix(state += GOLDEN_GAMMA);
        s2 = Hash64.mix(state += GOLDEN_GAMMA);
        s3 = Hash64.mix(state + GOLDEN_GAMMA);
    }

    /** The stream for one purpose of one owner, for example {@code "proxy/reviews-1", "lb"}. */
    public static RandomStream of(long seed, String owner, String purpose) {
        long key = Hash64.mix(seed + GOLDEN_GAMMA) ^ Hash64.of(owner);
        return new RandomStream(Hash64.mix(key) ^ Hash64.of(purpose));
    }

    /**
     * The seed of one of the replications that a study with this seed consists of.
     *
     * <p>Every stream of the replication is then a substream of the stream of the same name, far
     * from those of the other replications. It depends on nothing else: more replications leave
     * those before as they were, and variants of a model that are compared get common random
     * numbers.
     *
     * @throws IllegalArgumentException if the replication is negative
     */
    public static long seedOfReplication(long seed, int replication) {
        if (replication < 0) {
            throw new IllegalArgumentException(
                    "replication " + replication + " must not be negative; the first is 0");
        }
        return Hash64.mix(Hash64.mix(seed) + (replication + 1L) * GOLDEN_GAMMA);
    }

    static RandomStream ofState(long s0, long s1, long s2, long s3) {
        RandomStream stream = new RandomStream(0);
        stream.s0 = s0;
        stream.s1 = s1;
        stream.s2 = s2;
        stream.s3 = s3;
        return stream;
    }

    void load(long[] states, int at) {
        s0 = states[at];
        s1 = states[at + 1];
        s2 = states[at + 2];
        s3 = states[at + 3];
    }

    void store(long[] states, int at) {
        states[at] = s0;
        states[at + 1] = s1;
        states[at + 2] = s2;
        states[at + 3] = s3;
    }

    /** 64 uniform bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, bound), without modulo bias (Lemire, 2019); bound must be positive. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + " must be positive");
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Uniform in [0, bound); bound must be positive. */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + " must be positive");
        }
        long bits = nextLong() >>> 1;
        long value = bits % bound;
        while (bits - value + (bound - 1) < 0) {
            bits = nextLong() >>> 1;
            value = bits % bound;
        }
        return value;
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * ULP_53;
    }

    /** True with the given probability. */
    public boolean nextBoolean(double probability) {
        return nextDouble() < probability;
    }

    /** Exponential with mean 1, by a ziggurat; the bits are the same on every JVM. */
    public double nextExponential() {
        return ExponentialZiggurat.next(this);
    }

    /** Standard normal, by a ziggurat; the bits are the same on every JVM. */
    public double nextGaussian() {
        return NormalZiggurat.next(this);
    }
}
