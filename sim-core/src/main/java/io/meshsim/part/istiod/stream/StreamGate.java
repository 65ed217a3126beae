package io.meshsim.part.istiod.stream;

/**
 * Lets new streams in at a rate: a token bucket that holds one token.
 *
 * <p>A stream waits at most a second for its token. One that would have to wait for longer is
 * refused at once, so about one second's worth of streams can wait.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/discovery.go (WaitForRequestLimit); golang.org/x/time/rate.
 */
public final class StreamGate {

    /** What {@link #waitNanos} answers to a stream that is refused. */
    public static final long REFUSED = -1;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long PATIENCE_NANOS = SECOND_NANOS;

    private final long intervalNanos;
    private long nextTokenNanos;

    /** A gate that has a token; throws IllegalArgumentException for a rate below 1. */
    public StreamGate(int streamsPerSecond) {
        if (streamsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "streams per second " + streamsPerSecond + " must be at least 1");
        }
        this.intervalNanos = SECOND_NANOS / streamsPerSecond;
    }

    /** How long a stream that comes now has to wait, or {@link #REFUSED}. */
    public long waitNanos(long nowNanos) {
        long turnNanos = Math.max(nowNanos, nextTokenNanos);
        if (turnNanos - nowNanos > PATIENCE_NANOS) {
            return REFUSED;
        }
        nextTokenNanos = turnNanos + intervalNanos;
        return turnNanos - nowNanos;
    }

    /** Has a token again, as after a restart. */
    public void reset() {
        nextTokenNanos = 0;
    }
}
