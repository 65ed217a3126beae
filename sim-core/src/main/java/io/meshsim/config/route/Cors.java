package io.meshsim.config.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told of requests from pages of other origins.
 *
 * @param maxAgeNanos how long an answer may be kept; -1 if not said
 * @param allowCredentials null if not said
 * @param unmatchedPreflights FORWARD or IGNORE; empty means FORWARD
 */
public record Cors(
        List<StringMatch> allowOrigins,
        List<String> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        long maxAgeNanos,
        @Nullable Boolean allowCredentials,
        String unmatchedPreflights) {

    public Cors {
        allowOrigins = List.copyOf(allowOrigins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
