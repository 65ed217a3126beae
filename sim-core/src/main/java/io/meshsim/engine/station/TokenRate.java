package io.meshsim.engine.station;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/**
 * So many tokens in each duration, evenly.
 *
 * @param tokens at least 1
 * @param per positive
 */
public record TokenRate(long tokens, Duration per) {

    public TokenRate {
        if (tokens < 1 || SimTime.nanos(per) == 0) {
            throw new IllegalArgumentException(
                    "rate of " + tokens + " tokens in " + per + " must be positive");
        }
    }

    /** Tokens in each second. */
    public static TokenRate perSecond(long tokens) {
        return new TokenRate(tokens, Duration.ofSeconds(1));
    }
}
