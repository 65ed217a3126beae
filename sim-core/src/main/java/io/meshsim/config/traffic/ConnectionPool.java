package io.meshsim.config.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits on connections and requests, as Istio writes them; 0 means the default, which is none.
 *
 * <p>Source: Istio 1.30 API networking/v1alpha3/destination_rule.proto (ConnectionPoolSettings).
 *
 * @param tcp null if not said
 * @param http null if not said
 */
public record ConnectionPool(@Nullable Tcp tcp, @Nullable Http http) {

    /**
     * Limits of every protocol; null for the default.
     *
     * @param idleTimeout of TCP; also of HTTP if that says nothing
     */
    public record Tcp(
            int maxConnections,
            @Nullable Duration connectTimeout,
            @Nullable Keepalive keepalive,
            @Nullable Duration maxConnectionDuration,
            @Nullable Duration idleTimeout) {

        /** Only a number of connections. */
        public Tcp(int maxConnections) {
            this(maxConnections, null, null, null, null);
        }
    }

    /** Probes of the kernel; 0 and null for its own defaults. */
    public record Keepalive(int probes, @Nullable Duration time, @Nullable Duration interval) {}

    /** Limits of HTTP alone. */
    public record Http(
            int http1MaxPendingRequests,
            int http2MaxRequests,
            int maxRequestsPerConnection,
            int maxRetries,
            @Nullable Duration idleTimeout,
            H2Upgrade h2Upgrade,
            boolean useClientProtocol,
            int maxConcurrentStreams) {

        /** Only numbers of requests. */
        public Http(
                int http1MaxPendingRequests,
                int http2MaxRequests,
                int maxRequestsPerConnection,
                int maxRetries) {
            this(
                    http1MaxPendingRequests,
                    http2MaxRequests,
                    maxRequestsPerConnection,
                    maxRetries,
                    null,
                    H2Upgrade.DEFAULT,
                    false,
                    0);
        }
    }

    /** Whether connections are made with HTTP/2 whatever the client speaks. */
    public enum H2Upgrade {
        /** As the mesh says, which is not to. */
        DEFAULT,
        DO_NOT_UPGRADE,
        UPGRADE
    }
}
