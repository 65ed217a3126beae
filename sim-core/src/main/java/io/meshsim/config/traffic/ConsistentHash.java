package io.meshsim.config.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are alike go to the same endpoint: {@code loadBalancer.consistentHash}.
 *
 * @param key what of a request counts
 * @param name of the header, cookie or query parameter; empty for the source address
 * @param cookiePath empty if not said
 * @param cookieTtl null for a cookie that is not made
 * @param table how the hash finds an endpoint
 * @param tableSize smallest ring, or size of the Maglev table; 0 for the default
 */
public record ConsistentHash(
        Key key,
        String name,
        String cookiePath,
        @Nullable Duration cookieTtl,
        Table table,
        long tableSize) {

    /** What of a request counts. */
    public enum Key {
        HEADER,
        COOKIE,
        SOURCE_IP,
        QUERY_PARAMETER
    }

    /** How the hash finds an endpoint. */
    public enum Table {
        /** Not said: a ring of at least 1024. */
        DEFAULT,
        RING,
        MAGLEV
    }
}
