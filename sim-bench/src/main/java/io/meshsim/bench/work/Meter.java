package io.meshsim.bench.work;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/**
 * Counts operations inside a running simulation and times them in chunks, so that every engine is
 * measured the same way, whatever its loop looks like.
 *
 * <p>A meter either times or hashes. The hash is over the order of operations and of timers that
 * ring; engines with equal hashes did the same work in the same order.
 */
public final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int FIRST_CHUNK = 256;
    private static final int FEWEST_CHUNKS = 3;
    private static final double CHUNK_SECONDS = 0.2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final boolean hashing;
    private final long warmUpNanos;
    private final long measureNanos;
    private long chunk;
    private long left;
    private boolean done;
    private long hash;

    private long beganNanos;
    private long chunkBeganNanos;
    private boolean measuring;
    private long measureBeganNanos;
    private long measuredOps;
    private long allocatedBytes;
    private double[] rates = new double[64];
    private int chunks;

    private Meter(boolean hashing, long firstChunk, Duration warmUp, Duration measure) {
        this.hashing = hashing;
        this.chunk = firstChunk;
        this.left = firstChunk;
        this.warmUpNanos = warmUp.toNanos();
        this.measureNanos = measure.toNanos();
    }

    /** Runs for a while, then measures for a while, in chunks of about 0.2 s. */
    public static Meter timing(Duration warmUp, Duration measure) {
        return new Meter(false, FIRST_CHUNK, warmUp, measure);
    }

    /** Runs a number of operations and hashes their order. */
    public static Meter hashing(long ops) {
        return new Meter(true, ops, Duration.ZERO, Duration.ZERO);
    }

    /** The initial events are in and the loop starts. */
    public void begin() {
        beganNanos = System.nanoTime();
        chunkBeganNanos = beganNanos;
    }

    /** An operation is done; true when the simulation must stop now. */
    public boolean tick(int id) {
        if (hashing && !done) {
            hash = hash * 31 + id + 1;
        }
        return --left <= 0 && endChunk();
    }

    /** A timer rang. */
    public void rang(int id) {
        if (hashing && !done) {
            hash = hash * 31 - id - 1;
        }
    }

    /** Whether the simulation was told to stop. */
    public boolean isDone() {
        return done;
    }

    /** The hash of the order; the same for every engine that does the same work. */
    public long orderHash() {
        return hash;
    }

    /** Operations per second: the median of the chunks. */
    public double opsPerSecond() {
        double[] sorted = Arrays.copyOf(rates, chunks);
        Arrays.sort(sorted);
        return chunks == 0 ? 0 : sorted[chunks / 2];
    }

    /** Bytes that the simulation's thread allocated per measured operation. */
    public double bytesPerOp() {
        return measuredOps == 0 ? 0 : (double) allocatedBytes / measuredOps;
    }

    private boolean endChunk() {
        if (done || hashing) {
            done = true;
            return true;
        }
        long nowNanos = System.nanoTime();
        double seconds = Math.max(nowNanos - chunkBeganNanos, 1) / NANOS_PER_SECOND;
        if (measuring) {
            measure(seconds, nowNanos);
        } else {
            warmUp(seconds, nowNanos);
        }
        left = chunk;
        chunkBeganNanos = System.nanoTime();
        return done;
    }

    private void warmUp(double seconds, long nowNanos) {
        long fitting = (long) (chunk / seconds * CHUNK_SECONDS);
        chunk = Math.max(1, Math.min(fitting, chunk * 4));
        if (nowNanos - beganNanos >= warmUpNanos) {
            measuring = true;
            allocatedBytes = -THREADS.getCurrentThreadAllocatedBytes();
            measureBeganNanos = System.nanoTime();
        }
    }

    private void measure(double seconds, long nowNanos) {
        measuredOps += chunk;
        if (chunks == rates.length) {
            rates = Arrays.copyOf(rates, chunks * 2);
        }
        rates[chunks++] = chunk / seconds;
        if (nowNanos - measureBeganNanos >= measureNanos && chunks >= FEWEST_CHUNKS) {
            allocatedBytes += THREADS.getCurrentThreadAllocatedBytes();
            done = true;
        }
    }
}
