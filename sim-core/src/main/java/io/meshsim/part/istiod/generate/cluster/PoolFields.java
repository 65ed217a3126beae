package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers.Thresholds;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.TcpKeepalive;
import io.meshsim.config.traffic.ConnectionPool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits on connections and requests, the connect timeout and keepalive.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_traffic_policy.go (applyConnectionPool),
 * cluster_builder.go (applyTCPKeepalive).
 */
final class PoolFields {

    /** 2^32 - 1; Envoy's own default would be 1024, and 3 retries. */
    private static final UInt32Value MOST = UInt32Value.of(-1);

    private PoolFields() {}

    static void add(@Nullable ConnectionPool pool, Cluster.Builder cluster) {
        ConnectionPool.Tcp tcp = pool == null ? null : pool.tcp();
        Duration timeout = tcp == null ? null : tcp.connectTimeout();
        cluster.setConnectTimeout(
                timeout == null ? PolicyFields.CONNECT_TIMEOUT : Times.of(timeout));
        cluster.setCircuitBreakers(
                CircuitBreakers.newBuilder().addThresholds(thresholds(tcp, pool)));
        if (tcp != null && tcp.keepalive() != null) {
            cluster.getUpstreamConnectionOptionsBuilder()
                    .setTcpKeepalive(keepalive(tcp.keepalive()));
        }
    }

    private static Thresholds thresholds(
            ConnectionPool.@Nullable Tcp tcp, @Nullable ConnectionPool pool) {
        Thresholds.Builder thresholds =
                Thresholds.newBuilder()
                        .setMaxConnections(MOST)
                        .setMaxPendingRequests(MOST)
                        .setMaxRequests(MOST)
                        .setMaxRetries(MOST)
                        .setTrackRemaining(true);
        if (tcp != null) {
            thresholds.setMaxConnections(limit(tcp.maxConnections()));
        }
        ConnectionPool.Http http = pool == null ? null : pool.http();
        if (http != null) {
            thresholds
                    .setMaxPendingRequests(limit(http.http1MaxPendingRequests()))
                    .setMaxRequests(limit(http.http2MaxRequests()))
                    .setMaxRetries(limit(http.maxRetries()));
        }
        return thresholds.build();
    }

    private static UInt32Value limit(int said) {
        return said > 0 ? UInt32Value.of(said) : MOST;
    }

    private static TcpKeepalive keepalive(ConnectionPool.Keepalive said) {
        TcpKeepalive.Builder keepalive = TcpKeepalive.newBuilder();
        if (said.probes() > 0) {
            keepalive.setKeepaliveProbes(UInt32Value.of(said.probes()));
        }
        if (said.time() != null) {
            keepalive.setKeepaliveTime(UInt32Value.of((int) said.time().toSeconds()));
        }
        if (said.interval() != null) {
            keepalive.setKeepaliveInterval(UInt32Value.of((int) said.interval().toSeconds()));
        }
        return keepalive.build();
    }
}
