package io.meshsim.config;

import org.jspecify.annotations.Nullable;

/**
 * Limits on connections and requests, as Istio writes them; 0 means the default, which is none.
 *
 * @param tcp null if not said
 * @param http null if not said
 */
public record ConnectionPool(@Nullable Tcp tcp, @Nullable Http http) {

    /** Limits of every protocol. */
    public record Tcp(int maxConnections) {}

    /** Limits of HTTP alone. */
    public record Http(
            int http1MaxPendingRequests,
            int http2MaxRequests,
            int maxRequestsPerConnection,
            int maxRetries) {}
}
