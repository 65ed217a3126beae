package io.meshsim.part.proxy;

import io.meshsim.engine.random.RandomStream;

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

    private final RandomStream draws;
    private long intervalNanos = FIRST_NANOS;

    Backoff(RandomStream draws) {
        this.draws = draws;
    }

    long nextNanos() {
        long waitNanos = draws.nextLong(intervalNanos);
        intervalNanos = Math.min(2 * intervalNanos, MOST_NANOS);
        return waitNanos;
    }

    void reset() {
        intervalNanos = FIRST_NANOS;
    }
}
