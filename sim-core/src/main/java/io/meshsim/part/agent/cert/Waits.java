package io.meshsim.part.agent.cert;

import io.meshsim.engine.random.RandomStream;

/** How long an agent and its proxy wait before they try again to get a certificate. */
final class Waits {

    /** Attempts of one request. Source: Istio 1.30 pkg/security/retry.go. */
    static final int ATTEMPTS = 5;

    private static final long RETRY_NANOS = 100_000_000L;
    private static final double RETRY_JITTER = 0.1;

    /** Source: Istio 1.30 pkg/backoff, with the defaults of its library cenkalti/backoff v4. */
    private static final long PREFETCH_NANOS = 500_000_000L;

    private static final long PREFETCH_MOST_NANOS = 60_000_000_000L;
    private static final double PREFETCH_FACTOR = 1.5;
    private static final double PREFETCH_JITTER = 0.5;

    /** Source: Envoy 1.34 source/extensions/config_subscription/grpc/grpc_stream.h. */
    private static final long STREAM_NANOS = 500_000_000L;

    private static final long STREAM_MOST_NANOS = 30_000_000_000L;

    private Waits() {}

    /** After the failed attempt of this number, from 1: doubling, give or take a tenth. */
    static long retryNanos(int attempt, double draw) {
        return spread(RETRY_NANOS << (attempt - 1), RETRY_JITTER, draw);
    }

    /** After this many failed requests at the start: half as long again, give or take a half. */
    static long prefetchNanos(int failures, double draw) {
        double interval = PREFETCH_NANOS;
        for (int i = 1; i < failures && interval < PREFETCH_MOST_NANOS; i++) {
            interval = Math.min(PREFETCH_MOST_NANOS, interval * PREFETCH_FACTOR);
        }
        return spread((long) interval, PREFETCH_JITTER, draw);
    }

    /** After this many failed streams in a row: anything up to a doubling interval. */
    static long streamNanos(int failures, RandomStream draws) {
        int doublings = Math.min(failures - 1, 6);
        return draws.nextLong(Math.min(STREAM_MOST_NANOS, STREAM_NANOS << doublings));
    }

    private static long spread(long nanos, double jitter, double draw) {
        return (long) (nanos * (1 + jitter * (2 * draw - 1)));
    }
}
