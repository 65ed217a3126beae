package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.UInt64Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CommonLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LbPolicy;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LeastRequestLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.MaglevLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.RingHashLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.RoundRobinLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.SlowStartConfig;
import io.envoyproxy.envoy.config.core.v3.RuntimeDouble;
import io.envoyproxy.envoy.type.v3.Percent;
import io.meshsim.config.traffic.ConsistentHash;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LoadBalancing.Warmup;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is chosen.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_traffic_policy.go (applyLoadBalancer,
 * ApplyRingHashLoadBalancer, setWarmup).
 */
final class BalancerFields {

    /** Envoy wants a key although none is ever set. */
    private static final String NO_RUNTIME_KEY = "(";

    private static final double WARMUP_PERCENT = 10;
    private static final long RING_SIZE = 1024;

    private BalancerFields() {}

    static void add(
            @Nullable LoadBalancing said, boolean localityWeighted, Cluster.Builder cluster) {
        if (localityWeighted) {
            cluster.getCommonLbConfigBuilder()
                    .setLocalityWeightedLbConfig(
                            CommonLbConfig.LocalityWeightedLbConfig.getDefaultInstance());
        }
        if (cluster.getType() == Cluster.DiscoveryType.ORIGINAL_DST) {
            cluster.setLbPolicy(LbPolicy.CLUSTER_PROVIDED);
            return;
        }
        LoadBalancer simple = said == null ? null : said.simple();
        Warmup warmup = said == null ? null : said.warmup();
        switch (simple == null ? LoadBalancer.LEAST_REQUEST : simple) {
            case LEAST_REQUEST -> addLeastRequest(warmup, cluster);
            case ROUND_ROBIN -> addRoundRobin(warmup, cluster);
            case RANDOM -> cluster.setLbPolicy(LbPolicy.RANDOM);
            case PASSTHROUGH ->
                    cluster.setLbPolicy(LbPolicy.CLUSTER_PROVIDED)
                            .setType(Cluster.DiscoveryType.ORIGINAL_DST)
                            .clearLoadAssignment();
        }
        if (said != null && said.consistentHash() != null) {
            addHash(said.consistentHash(), cluster);
        }
    }

    private static void addLeastRequest(@Nullable Warmup warmup, Cluster.Builder cluster) {
        cluster.setLbPolicy(LbPolicy.LEAST_REQUEST);
        if (warmup != null) {
            cluster.setLeastRequestLbConfig(
                    LeastRequestLbConfig.newBuilder().setSlowStartConfig(slowStart(warmup)));
        }
    }

    private static void addRoundRobin(@Nullable Warmup warmup, Cluster.Builder cluster) {
        cluster.setLbPolicy(LbPolicy.ROUND_ROBIN);
        if (warmup != null) {
            cluster.setRoundRobinLbConfig(
                    RoundRobinLbConfig.newBuilder().setSlowStartConfig(slowStart(warmup)));
        }
    }

    private static SlowStartConfig slowStart(Warmup warmup) {
        SlowStartConfig.Builder slow =
                SlowStartConfig.newBuilder().setSlowStartWindow(Times.of(warmup.duration()));
        if (warmup.onlyDuration()) {
            return slow.build();
        }
        Double aggression = warmup.aggression();
        Double percent = warmup.minimumPercent();
        return slow.setAggression(
                        RuntimeDouble.newBuilder()
                                .setDefaultValue(aggression == null ? 1 : aggression)
                                .setRuntimeKey(NO_RUNTIME_KEY))
                .setMinWeightPercent(
                        Percent.newBuilder().setValue(percent == null ? WARMUP_PERCENT : percent))
                .build();
    }

    /** Without a size, Envoy's default stays, but for a ring that nobody asked for by name. */
    private static void addHash(ConsistentHash hash, Cluster.Builder cluster) {
        UInt64Value size = UInt64Value.of(hash.tableSize() == 0 ? RING_SIZE : hash.tableSize());
        boolean isSized = hash.tableSize() != 0 || hash.table() == ConsistentHash.Table.DEFAULT;
        if (hash.table() == ConsistentHash.Table.MAGLEV) {
            cluster.setLbPolicy(LbPolicy.MAGLEV);
            if (isSized) {
                cluster.setMaglevLbConfig(MaglevLbConfig.newBuilder().setTableSize(size));
            }
            return;
        }
        cluster.setLbPolicy(LbPolicy.RING_HASH);
        if (isSized) {
            cluster.setRingHashLbConfig(RingHashLbConfig.newBuilder().setMinimumRingSize(size));
        }
    }
}
