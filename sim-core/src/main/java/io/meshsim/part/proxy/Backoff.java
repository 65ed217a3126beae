package io.meshsim.part.proxy;

import io.meshsim.engine.random.RandomStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wait before the next attempt: uniform in [0, interval), the interval doubling from 500 ms to
 * 30 s.
 *
 * <p>Source: Envoy 1.34 source/common/common/backoff_strategy.cc and
 * source/extensions/config_subscription/grpc/grpc_stream.h. Envoy draws whole milliseconds; here
 * nanoseconds, so that a fleet does not share instants.
 */
final class Backoff {

    static final long FIRST_NANOS = 500_000_000L;
    static final long MOST_NANOS = 30_000_000_000L;

    private final Supplier<RandomStream> source;
    private @Nullable RandomStream draws;
    private long intervalNanos = FIRST_NANOS;

    /** Asks for its draws when it needs the first. */
    Backoff(Supplier<RandomStream> source) {
        this.source = source;
    }

    long nextNanos() {
        if (draws == null) {
            draws = source.get();
        }
        long waitNanos = draws.nextLong(intervalNanos);
        intervalNanos = Math.min(2 * intervalNanos, MOST_NANOS);
        return waitNanos;
    }

    void reset() {
        intervalNanos = FIRST_NANOS;
    }
}
