package io.meshsim.part.istiod.stream;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;

/**
 * When connections end because they are old: at the greatest age, give or take a tenth, their
 * client is told to go, and after a grace they are cut.
 *
 * <p>An xDS stream never ends by itself, so it always lives through the grace.
 *
 * <p>Source: grpc-go internal/transport/http2_server.go (keepalive, getJitter).
 */
public final class ConnectionAge {

    /** What {@link #lifeNanos} answers if connections do not age. */
    public static final long FOR_EVER = -1;

    private final long ageNanos;
    private final long graceNanos;
    private final RandomStream draws;

    /** Ages by these settings. */
    public ConnectionAge(StreamSettings settings, RandomStream draws) {
        this.ageNanos = SimTime.nanos(settings.maxConnectionAge());
        this.graceNanos = SimTime.nanos(settings.maxConnectionAgeGrace());
        this.draws = draws;
    }

    /** How long a new connection will live, or {@link #FOR_EVER}. */
    public long lifeNanos() {
        if (ageNanos == 0) {
            return FOR_EVER;
        }
        long tenth = ageNanos / 10;
        long jitter = tenth == 0 ? 0 : draws.nextLong(2 * tenth) - tenth;
        return ageNanos + jitter + graceNanos;
    }
}
