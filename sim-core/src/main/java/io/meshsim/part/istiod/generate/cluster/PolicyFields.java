package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.Duration;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.meshsim.config.traffic.TrafficPolicy;

/**
 * Writes a traffic policy into a cluster whose name and type are set.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_traffic_policy.go (applyTrafficPolicy).
 */
public final class PolicyFields {

    /** Istio's default for connectTimeout (mesh configuration). */
    public static final Duration CONNECT_TIMEOUT = Duration.newBuilder().setSeconds(10).build();

    private PolicyFields() {}

    /** All of a policy, for a cluster of calls that leave. */
    public static void addOutbound(
            TrafficPolicy policy,
            Upstream upstream,
            boolean localityWeighted,
            Cluster.Builder cluster) {
        HttpFields http = new HttpFields(upstream, policy.connectionPool());
        PoolFields.add(policy.connectionPool(), cluster);
        OutlierFields.add(policy.outlierDetection(), cluster);
        BalancerFields.add(policy.loadBalancing(), localityWeighted, cluster);
        TlsFields.add(policy.tls(), cluster, http);
        http.addTo(cluster);
    }

    /** Only its limits, for a cluster of calls that come in. */
    public static void addInbound(
            TrafficPolicy policy, Upstream upstream, Cluster.Builder cluster) {
        PoolFields.add(policy.connectionPool(), cluster);
        new HttpFields(upstream.withoutUpgrade(), policy.connectionPool()).addTo(cluster);
        if (cluster.getType() == Cluster.DiscoveryType.ORIGINAL_DST) {
            cluster.setLbPolicy(Cluster.LbPolicy.CLUSTER_PROVIDED);
        }
    }
}
