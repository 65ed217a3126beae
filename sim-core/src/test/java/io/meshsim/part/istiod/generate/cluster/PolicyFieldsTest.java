package io.meshsim.part.istiod.generate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers.Thresholds;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LbPolicy;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.meshsim.config.Protocol;
import io.meshsim.config.traffic.ClientTls;
import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.config.traffic.ConnectionPool.H2Upgrade;
import io.meshsim.config.traffic.ConsistentHash;
import io.meshsim.config.traffic.ConsistentHash.Table;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LoadBalancing.Warmup;
import io.meshsim.config.traffic.OutlierDetection;
import io.meshsim.config.traffic.TrafficPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a traffic policy makes of a cluster; after Istio's cluster_traffic_policy_test.go. */
class PolicyFieldsTest {

    private static final UInt32Value MOST = UInt32Value.of(-1);
    private static final String HTTP = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    @Test
    void without_a_policy_nothing_is_limited_and_connecting_takes_at_most_ten_seconds() {
        Cluster cluster = outbound(TrafficPolicy.NONE);
        assertThat(cluster.getConnectTimeout().getSeconds()).isEqualTo(10);
        assertThat(cluster.getLbPolicy()).isEqualTo(LbPolicy.LEAST_REQUEST);
        assertThat(cluster.getCircuitBreakers().getThresholdsList())
                .containsExactly(thresholds(MOST, MOST, MOST, MOST));
        assertThat(cluster.getTypedExtensionProtocolOptionsMap()).isEmpty();
    }

    @Test
    void limits_become_thresholds_and_zero_is_none() {
        ConnectionPool.Tcp tcp =
                new ConnectionPool.Tcp(
                        7,
                        Duration.ofSeconds(2),
                        new ConnectionPool.Keepalive(3, Duration.ofMinutes(1), null),
                        null,
                        null);
        ConnectionPool.Http http = new ConnectionPool.Http(5, 0, 9, 2);
        Cluster cluster = outbound(pool(tcp, http));
        assertThat(cluster.getConnectTimeout().getSeconds()).isEqualTo(2);
        assertThat(cluster.getCircuitBreakers().getThresholdsList())
                .containsExactly(
                        thresholds(UInt32Value.of(7), UInt32Value.of(5), MOST, UInt32Value.of(2)));
        var keepalive = cluster.getUpstreamConnectionOptions().getTcpKeepalive();
        assertThat(keepalive.getKeepaliveProbes().getValue()).isEqualTo(3);
        assertThat(keepalive.getKeepaliveTime().getValue()).isEqualTo(60);
        assertThat(keepalive.hasKeepaliveInterval()).isFalse();
        HttpProtocolOptions options = http(cluster);
        assertThat(options.getCommonHttpProtocolOptions().getMaxRequestsPerConnection().getValue())
                .isEqualTo(9);
        assertThat(options.getExplicitHttpConfig().hasHttpProtocolOptions()).isTrue();
    }

    @Test
    void idle_http_connections_live_as_long_as_tcp_says_if_http_says_nothing() {
        ConnectionPool.Tcp tcp = new ConnectionPool.Tcp(0, null, null, null, Duration.ofSeconds(8));
        assertThat(idleSeconds(outbound(pool(tcp, null)))).isEqualTo(8);
        ConnectionPool.Http http =
                new ConnectionPool.Http(
                        0, 0, 0, 0, Duration.ofSeconds(4), H2Upgrade.DEFAULT, false, 0);
        assertThat(idleSeconds(outbound(pool(tcp, http)))).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP, DEFAULT, false, none",
        "HTTP, UPGRADE, false, h2",
        "GRPC, DEFAULT, false, h2",
        "HTTP, DEFAULT, true, downstream",
        "UNSUPPORTED, DEFAULT, false, downstream",
        "HTTPS, DEFAULT, false, none",
    })
    void the_port_and_the_policy_say_which_http_is_spoken(
            Protocol protocol, H2Upgrade upgrade, boolean clientProtocol, String expected) {
        ConnectionPool.Http http =
                new ConnectionPool.Http(0, 0, 0, 0, null, upgrade, clientProtocol, 0);
        Cluster cluster = outbound(pool(null, http), Upstream.of(protocol, true));
        assertThat(spoken(cluster)).isEqualTo(expected);
    }

    @Test
    void outlier_detection_switches_success_rates_and_panic_off() {
        OutlierDetection said =
                new OutlierDetection(
                        3, 0, true, 6, Duration.ofSeconds(1), Duration.ofSeconds(30), 50, 20);
        Cluster cluster = outbound(new TrafficPolicy(null, null, said, null));
        var fields = cluster.getOutlierDetection();
        assertThat(fields.getEnforcingSuccessRate().getValue()).isZero();
        assertThat(fields.getConsecutive5Xx().getValue()).isEqualTo(3);
        assertThat(fields.getEnforcingConsecutive5Xx().getValue()).isEqualTo(100);
        assertThat(fields.getConsecutiveGatewayFailure().getValue()).isZero();
        assertThat(fields.getEnforcingConsecutiveGatewayFailure().getValue()).isZero();
        assertThat(fields.getConsecutiveLocalOriginFailure().getValue()).isEqualTo(6);
        assertThat(fields.getEnforcingConsecutiveLocalOriginFailure().getValue()).isEqualTo(100);
        assertThat(fields.getMaxEjectionPercent().getValue()).isEqualTo(50);
        assertThat(cluster.getCommonLbConfig().getHealthyPanicThreshold().getValue()).isEqualTo(20);
        Cluster empty = outbound(new TrafficPolicy(null, null, OutlierDetection.DEFAULT, null));
        assertThat(empty.getOutlierDetection().hasConsecutive5Xx()).isFalse();
        assertThat(empty.getCommonLbConfig().hasHealthyPanicThreshold()).isTrue();
    }

    @Test
    void passthrough_makes_the_cluster_go_to_the_original_destination() {
        Cluster cluster = outbound(balanced(LoadBalancing.of(LoadBalancer.PASSTHROUGH)));
        assertThat(cluster.getType()).isEqualTo(DiscoveryType.ORIGINAL_DST);
        assertThat(cluster.getLbPolicy()).isEqualTo(LbPolicy.CLUSTER_PROVIDED);
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, 0, RING_HASH, 1024, 0",
        "DEFAULT, 77, RING_HASH, 77, 0",
        "RING, 0, RING_HASH, 0, 0",
        "RING, 77, RING_HASH, 77, 0",
        "MAGLEV, 0, MAGLEV, 0, 0",
        "MAGLEV, 77, MAGLEV, 0, 77",
    })
    void hashes_use_a_ring_or_maglev(
            Table table, long size, LbPolicy policy, long ring, long maglev) {
        ConsistentHash hash =
                new ConsistentHash(ConsistentHash.Key.HEADER, "user", "", null, table, size);
        Cluster cluster = outbound(balanced(new LoadBalancing(null, hash, null, null)));
        assertThat(cluster.getLbPolicy()).isEqualTo(policy);
        assertThat(cluster.getRingHashLbConfig().getMinimumRingSize().getValue()).isEqualTo(ring);
        assertThat(cluster.getMaglevLbConfig().getTableSize().getValue()).isEqualTo(maglev);
    }

    @Test
    void warmup_starts_with_ten_percent_and_grows_evenly_unless_said() {
        Warmup warmup = new Warmup(Duration.ofSeconds(30), null, 2.0, false);
        var slow =
                outbound(balanced(new LoadBalancing(null, null, null, warmup)))
                        .getLeastRequestLbConfig()
                        .getSlowStartConfig();
        assertThat(slow.getSlowStartWindow().getSeconds()).isEqualTo(30);
        assertThat(slow.getMinWeightPercent().getValue()).isEqualTo(10);
        assertThat(slow.getAggression().getDefaultValue()).isEqualTo(2);
        Warmup old = new Warmup(Duration.ofSeconds(30), null, null, true);
        var old1 =
                outbound(balanced(new LoadBalancing(LoadBalancer.ROUND_ROBIN, null, null, old)))
                        .getRoundRobinLbConfig()
                        .getSlowStartConfig();
        assertThat(old1.hasMinWeightPercent()).isFalse();
    }

    @Test
    void istio_mutual_names_the_cluster_and_takes_the_certificate_of_the_workload() {
        UpstreamTlsContext tls = tls(ClientTls.of(ClientTls.Mode.ISTIO_MUTUAL));
        assertThat(tls.getSni()).isEqualTo("outbound_.80_._.a");
        assertThat(tls.getCommonTlsContext().getAlpnProtocolsList())
                .containsExactly("istio-peer-exchange", "istio");
        assertThat(tls.getCommonTlsContext().getTlsCertificateSdsSecretConfigs(0).getName())
                .isEqualTo("default");
    }

    @Test
    void simple_tls_checks_the_server_against_the_roots_of_the_system() {
        Cluster cluster = outbound(secured(ClientTls.of(ClientTls.Mode.SIMPLE)));
        UpstreamTlsContext tls = tls(cluster);
        assertThat(
                        tls.getCommonTlsContext()
                                .getCombinedValidationContext()
                                .getValidationContextSdsSecretConfig()
                                .getName())
                .isEqualTo("file-root:system");
        assertThat(http(cluster).getUpstreamHttpProtocolOptions().getAutoSni()).isTrue();
        assertThat(http(cluster).getUpstreamHttpProtocolOptions().getAutoSanValidation()).isTrue();
    }

    @Test
    void mutual_tls_needs_files() {
        ClientTls files =
                new ClientTls(ClientTls.Mode.MUTUAL, "c", "k", "r", "", List.of("n"), "s", false);
        UpstreamTlsContext tls = tls(files);
        assertThat(tls.getSni()).isEqualTo("s");
        assertThat(tls.getCommonTlsContext().getTlsCertificateSdsSecretConfigs(0).getName())
                .isEqualTo("file-cert:c~k");
        assertThat(outbound(secured(ClientTls.of(ClientTls.Mode.MUTUAL))).hasTransportSocket())
                .isFalse();
        assertThat(outbound(secured(ClientTls.of(ClientTls.Mode.DISABLE))).hasTransportSocket())
                .isFalse();
    }

    private static TrafficPolicy pool(
            ConnectionPool.@Nullable Tcp tcp, ConnectionPool.@Nullable Http http) {
        return new TrafficPolicy(null, new ConnectionPool(tcp, http), null, null);
    }

    private static TrafficPolicy balanced(LoadBalancing balancing) {
        return new TrafficPolicy(balancing, null, null, null);
    }

    private static TrafficPolicy secured(ClientTls tls) {
        return new TrafficPolicy(null, null, null, tls);
    }

    private static Cluster outbound(TrafficPolicy policy) {
        return outbound(policy, Upstream.of(Protocol.HTTP, true));
    }

    private static Cluster outbound(TrafficPolicy policy, Upstream upstream) {
        Cluster.Builder cluster =
                Cluster.newBuilder().setName("outbound|80||a").setType(DiscoveryType.EDS);
        PolicyFields.addOutbound(policy, upstream, false, cluster);
        return cluster.build();
    }

    private static Thresholds thresholds(
            UInt32Value connections,
            UInt32Value pending,
            UInt32Value requests,
            UInt32Value retries) {
        return Thresholds.newBuilder()
                .setMaxConnections(connections)
                .setMaxPendingRequests(pending)
                .setMaxRequests(requests)
                .setMaxRetries(retries)
                .setTrackRemaining(true)
                .build();
    }

    private static long idleSeconds(Cluster cluster) {
        return http(cluster).getCommonHttpProtocolOptions().getIdleTimeout().getSeconds();
    }

    private static String spoken(Cluster cluster) {
        if (!cluster.containsTypedExtensionProtocolOptions(HTTP)) {
            return "none";
        }
        HttpProtocolOptions options = http(cluster);
        if (options.hasUseDownstreamProtocolConfig()) {
            return "downstream";
        }
        return options.getExplicitHttpConfig().hasHttp2ProtocolOptions() ? "h2" : "h1";
    }

    private static HttpProtocolOptions http(Cluster cluster) {
        return unpacked(
                cluster.getTypedExtensionProtocolOptionsOrThrow(HTTP), HttpProtocolOptions.class);
    }

    private static UpstreamTlsContext tls(ClientTls said) {
        return tls(outbound(secured(said)));
    }

    private static UpstreamTlsContext tls(Cluster cluster) {
        return unpacked(cluster.getTransportSocket().getTypedConfig(), UpstreamTlsContext.class);
    }

    private static <T extends com.google.protobuf.Message> T unpacked(Any any, Class<T> type) {
        try {
            return any.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
