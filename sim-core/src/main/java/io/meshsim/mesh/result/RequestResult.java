package io.meshsim.mesh.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests of one group.
 *
 * @param destination a service's full name, or a client's name for requests from outside
 * @param version the destination's version label; empty if it has none or nobody answered
 * @param succeeded answers with a status below 500
 * @param flags count by status and response flag, such as {@code 503 UF}
 */
public record RequestResult(
        String destination,
        String version,
        long count,
        long succeeded,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long maxNanos,
        Map<String, Long> flags) {

    public RequestResult {
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    }

    /** Share of successes, 0 to 1; 1 if there were no requests. */
    public double successRate() {
        return count == 0 ? 1 : succeeded / (double) count;
    }
}
