package io.meshsim.engine.time;

import java.time.Duration;
import java.util.Locale;

/**
 * Arithmetic on simulation time: nanoseconds since the start of the run, as a {@code long}.
 *
 * <p>A run can last 292 years; what would go beyond is refused rather than wrapped.
 */
public final class SimTime {

    /** Later than every event. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private SimTime() {}

    /** The nanoseconds of a duration; throws IllegalArgumentException if negative or too long. */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration " + duration + " must not be negative");
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    "duration " + duration + " must not exceed 292 years", tooLong);
        }
    }

    /**
     * {@code now + delay}; throws IllegalArgumentException if the delay is negative or overflows.
     */
    public static long later(long nowNanos, long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("delay " + delayNanos + " ns must not be negative");
        }
        long then = nowNanos + delayNanos;
        if (then < 0 || then == NEVER) {
            throw new IllegalArgumentException(
                    "delay " + delayNanos + " ns from " + text(nowNanos) + " overflows time");
        }
        return then;
    }

    /** Milliseconds with three decimals below ten seconds, seconds above: {@code 190.000 ms}. */
    public static String text(long nanos) {
        if (nanos == NEVER) {
            return "never";
        }
        if (Math.abs(nanos) < 10 * NANOS_PER_SECOND) {
            return String.format(Locale.ROOT, "%.3f ms", nanos / (double) NANOS_PER_MILLI);
        }
        return String.format(Locale.ROOT, "%.3f s", nanos / (double) NANOS_PER_SECOND);
    }

    /** Seconds, for reports and metrics only; never fed back into event times. */
    public static double seconds(long nanos) {
        return nanos / (double) NANOS_PER_SECOND;
    }
}
