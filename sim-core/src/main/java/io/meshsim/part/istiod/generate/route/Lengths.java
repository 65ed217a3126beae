package io.meshsim.part.istiod.generate.route;

import com.google.protobuf.Duration;

/** Lengths of time in protobuf's form. */
public final class Lengths {

    private static final long SECOND = 1_000_000_000L;

    private Lengths() {}

    /** The message for so many nanoseconds. */
    public static Duration of(long nanos) {
        return Duration.newBuilder()
                .setSeconds(nanos / SECOND)
                .setNanos((int) (nanos % SECOND))
                .build();
    }
}
