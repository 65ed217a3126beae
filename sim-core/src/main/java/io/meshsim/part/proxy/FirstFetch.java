package io.meshsim.part.proxy;

import com.google.protobuf.Duration;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.meshsim.xds.XdsResource;

/**
 * A cluster that waits for its first endpoints, for so long.
 *
 * <p>Source: Envoy, core.v3.ConfigSource initial_fetch_timeout: 15 s unless said, 0 for ever.
 */
record FirstFetch(XdsResource cluster, long timeoutNanos) {

    private static final long DEFAULT_NANOS = 15_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static FirstFetch of(XdsResource cluster) {
        Cluster message = (Cluster) cluster.message();
        ConfigSource source = message.getEdsClusterConfig().getEdsConfig();
        if (!source.hasInitialFetchTimeout()) {
            return new FirstFetch(cluster, DEFAULT_NANOS);
        }
        Duration timeout = source.getInitialFetchTimeout();
        return new FirstFetch(
                cluster, timeout.getSeconds() * NANOS_PER_SECOND + timeout.getNanos());
    }

    boolean ends() {
        return timeoutNanos > 0;
    }

    FirstFetch within(long nanos) {
        return new FirstFetch(cluster, nanos);
    }
}
