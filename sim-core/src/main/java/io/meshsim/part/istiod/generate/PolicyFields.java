package io.meshsim.part.istiod.generate;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CommonLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.OutlierDetection;
import io.envoyproxy.envoy.type.v3.Percent;
import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.TrafficPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a cluster that come from a traffic policy.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_traffic_policy.go.
 */
final class PolicyFields {

    /** Istio's default for connectTimeout (mesh configuration). */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final int ALWAYS = 100;
    private static final int UNLIMITED = -1;

    private PolicyFields() {}

    static com.google.protobuf.Duration connectTimeout(TrafficPolicy policy) {
        ConnectionPool pool = policy.connectionPool();
        ConnectionPool.Tcp tcp = pool == null ? null : pool.tcp();
        Duration timeout = tcp == null ? null : tcp.connectTimeout();
        return duration(timeout == null ? CONNECT_TIMEOUT : timeout);
    }

    /** Envoy's own default would be 1024 of each; Istio sets the greatest number. */
    static CircuitBreakers circuitBreakers() {
        UInt32Value most = UInt32Value.of(UNLIMITED);
        return CircuitBreakers.newBuilder()
                .addThresholds(
                        CircuitBreakers.Thresholds.newBuilder()
                                .setMaxConnections(most)
                                .setMaxPendingRequests(most)
                                .setMaxRequests(most)
                                .setMaxRetries(most)
                                .setTrackRemaining(true))
                .build();
    }

    static void addLoadBalancing(
            TrafficPolicy policy, boolean localityWeighted, Cluster.Builder cluster) {
        if (localityWeighted) {
            cluster.getCommonLbConfigBuilder()
                    .setLocalityWeightedLbConfig(
                            CommonLbConfig.LocalityWeightedLbConfig.getDefaultInstance());
        }
        LoadBalancing balancing = policy.loadBalancing();
        LoadBalancer simple = balancing == null ? null : balancing.simple();
        cluster.setLbPolicy(
                switch (simple == null ? LoadBalancer.LEAST_REQUEST : simple) {
                    case LEAST_REQUEST, PASSTHROUGH -> Cluster.LbPolicy.LEAST_REQUEST;
                    case ROUND_ROBIN -> Cluster.LbPolicy.ROUND_ROBIN;
                    case RANDOM -> Cluster.LbPolicy.RANDOM;
                });
    }

    /** With it, panic is off unless the policy says otherwise. */
    static void addOutlierDetection(TrafficPolicy policy, Cluster.Builder cluster) {
        io.meshsim.config.traffic.OutlierDetection written = policy.outlierDetection();
        if (written == null) {
            return;
        }
        OutlierDetection.Builder fields =
                OutlierDetection.newBuilder().setEnforcingSuccessRate(UInt32Value.of(0));
        if (written.consecutive5xxErrors() != null) {
            fields.setConsecutive5Xx(UInt32Value.of(written.consecutive5xxErrors()))
                    .setEnforcingConsecutive5Xx(enforcing(written.consecutive5xxErrors()));
        }
        if (written.consecutiveGatewayErrors() != null) {
            fields.setConsecutiveGatewayFailure(UInt32Value.of(written.consecutiveGatewayErrors()))
                    .setEnforcingConsecutiveGatewayFailure(
                            enforcing(written.consecutiveGatewayErrors()));
        }
        if (written.splitExternalLocalOriginErrors()) {
            addLocalOrigin(written.consecutiveLocalOriginFailures(), fields);
        }
        if (written.interval() != null) {
            fields.setInterval(duration(written.interval()));
        }
        if (written.baseEjectionTime() != null) {
            fields.setBaseEjectionTime(duration(written.baseEjectionTime()));
        }
        if (written.maxEjectionPercent() > 0) {
            fields.setMaxEjectionPercent(UInt32Value.of(written.maxEjectionPercent()));
        }
        cluster.setOutlierDetection(fields)
                .getCommonLbConfigBuilder()
                .setHealthyPanicThreshold(
                        Percent.newBuilder().setValue(written.minHealthPercent()));
    }

    private static void addLocalOrigin(
            @Nullable Integer failures, OutlierDetection.Builder fields) {
        fields.setSplitExternalLocalOriginErrors(true)
                .setEnforcingLocalOriginSuccessRate(UInt32Value.of(0));
        if (failures != null && failures > 0) {
            fields.setConsecutiveLocalOriginFailure(UInt32Value.of(failures))
                    .setEnforcingConsecutiveLocalOriginFailure(UInt32Value.of(ALWAYS));
        }
    }

    private static UInt32Value enforcing(int errors) {
        return UInt32Value.of(errors > 0 ? ALWAYS : 0);
    }

    static com.google.protobuf.Duration duration(Duration duration) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }
}
