package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig;
import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.config.traffic.ConnectionPool.H2Upgrade;
import org.jspecify.annotations.Nullable;

/**
 * HTTP protocol options of a cluster; nothing is written if all of them are Envoy's defaults.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_traffic_policy.go (applyConnectionPool,
 * applyH2Upgrade), cluster_builder.go (build).
 */
final class HttpFields {

    private static final String KEY = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    private final HttpProtocolOptions.Builder options = HttpProtocolOptions.newBuilder();
    private Upstream.Http http;
    private boolean needed;

    HttpFields(Upstream upstream, @Nullable ConnectionPool pool) {
        this.http = upstream.http();
        ConnectionPool.Http limits = pool == null ? null : pool.http();
        ConnectionPool.Tcp tcp = pool == null ? null : pool.tcp();
        java.time.Duration idle = limits == null ? null : limits.idleTimeout();
        if (idle == null && tcp != null) {
            idle = tcp.idleTimeout();
        }
        if (idle != null) {
            options.getCommonHttpProtocolOptionsBuilder().setIdleTimeout(Times.of(idle));
        }
        if (tcp != null && tcp.maxConnectionDuration() != null) {
            Duration most = Times.of(tcp.maxConnectionDuration());
            options.getCommonHttpProtocolOptionsBuilder().setMaxConnectionDuration(most);
        }
        if (limits != null) {
            add(limits, upstream);
        }
        needed |= options.hasCommonHttpProtocolOptions() || http != Upstream.Http.HTTP_1;
    }

    private void add(ConnectionPool.Http limits, Upstream upstream) {
        if (limits.maxRequestsPerConnection() > 0) {
            options.getCommonHttpProtocolOptionsBuilder()
                    .setMaxRequestsPerConnection(UInt32Value.of(limits.maxRequestsPerConnection()));
        }
        if (limits.maxConcurrentStreams() > 0) {
            options.getCommonHttpProtocolOptionsBuilder();
            if (http == Upstream.Http.HTTP_2) {
                options.getExplicitHttpConfigBuilder()
                        .getHttp2ProtocolOptionsBuilder()
                        .setMaxConcurrentStreams(UInt32Value.of(limits.maxConcurrentStreams()));
            }
        }
        if (limits.useClientProtocol()) {
            http = Upstream.Http.AS_DOWNSTREAM;
        }
        if (upstream.upgradable() && limits.h2Upgrade() == H2Upgrade.UPGRADE) {
            http = Upstream.Http.HTTP_2;
        }
    }

    boolean isHttp2() {
        return http == Upstream.Http.HTTP_2;
    }

    /** The server's name, or the names that it may prove, come from the request. */
    void addAutoNames(boolean sni, boolean validation) {
        if (sni || validation) {
            needed = true;
            options.getUpstreamHttpProtocolOptionsBuilder()
                    .setAutoSni(sni)
                    .setAutoSanValidation(validation);
        }
    }

    void addTo(Cluster.Builder cluster) {
        if (!needed) {
            return;
        }
        switch (http) {
            case HTTP_1 ->
                    options.setExplicitHttpConfig(
                            ExplicitHttpConfig.newBuilder()
                                    .setHttpProtocolOptions(
                                            Http1ProtocolOptions.getDefaultInstance()));
            case HTTP_2 -> options.getExplicitHttpConfigBuilder().getHttp2ProtocolOptionsBuilder();
            case AS_DOWNSTREAM ->
                    options.setUseDownstreamProtocolConfig(
                            UseDownstreamHttpConfig.newBuilder()
                                    .setHttpProtocolOptions(
                                            Http1ProtocolOptions.getDefaultInstance())
                                    .setHttp2ProtocolOptions(
                                            Http2ProtocolOptions.getDefaultInstance()));
        }
        cluster.putTypedExtensionProtocolOptions(KEY, Any.pack(options.build()));
    }
}
