package io.meshsim.part.istiod.generate;

import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Labels;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.Topology;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.context.MergedRule;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.generate.locality.LocalityBalancing;
import io.meshsim.part.istiod.generate.locality.LocalityChoice;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy's place means for a cluster.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/endpoints/endpoint_builder.go.
 */
final class Localities {

    private Localities() {}

    /** How a proxy spreads the requests of a cluster; null if localities change nothing. */
    static @Nullable LocalityBalancing balancing(
            ProxyView view, MeshService service, @Nullable MergedRule rule, ClusterName cluster) {
        TrafficPolicy policy = policy(rule, cluster.subset(), cluster.port());
        LocalityChoice choice = choice(view, service, policy);
        LocalitySetting setting = choice.setting();
        boolean failsOver = choice.forced() || policy.outlierDetection() != null;
        if (setting == null || !LocalityBalancing.hasEffect(setting, failsOver)) {
            return null;
        }
        return new LocalityBalancing(setting, failsOver, view.locality(), labels(view, setting));
    }

    /**
     * Whether a cluster's localities get requests by their weights; else their endpoints do by
     * theirs.
     *
     * <p>Source: Istio 1.30 cluster_traffic_policy.go (applyLocalityLoadBalancer).
     */
    static boolean areWeighted(ProxyView view, MeshService service, TrafficPolicy policy) {
        LocalityChoice choice = choice(view, service, policy);
        LocalitySetting setting = choice.setting();
        if (setting == null) {
            return false;
        }
        boolean failsOver = choice.forced() || policy.outlierDetection() != null;
        boolean named = !setting.failover().isEmpty() || !setting.failoverPriority().isEmpty();
        return (failsOver && named) || !setting.distribute().isEmpty();
    }

    /** The setting that holds for the clients of a service. */
    static LocalityChoice choice(ProxyView view, MeshService service, TrafficPolicy policy) {
        LoadBalancing balancing = policy.loadBalancing();
        return LocalityChoice.of(
                view.context().mesh().localityLb(),
                balancing == null ? null : balancing.locality(),
                service.distribution());
    }

    /** What holds for a port of a service, or of a subset of it. */
    static TrafficPolicy policy(@Nullable MergedRule rule, String subset, int port) {
        if (rule == null) {
            return TrafficPolicy.NONE;
        }
        for (Subset one : rule.subsets()) {
            if (one.name().equals(subset)) {
                return rule.trafficPolicy().forSubset(one.trafficPolicy(), port);
            }
        }
        return rule.trafficPolicy().forPort(port);
    }

    /** Only the labels that count, so that proxies which do not differ in them share. */
    private static Labels labels(ProxyView view, LocalitySetting setting) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(Topology.CLUSTER, Topology.ONLY_CLUSTER);
        for (String label : setting.failoverPriority()) {
            if (label.indexOf('=') < 0) {
                labels.put(label, view.label(label));
            }
        }
        return new Labels(labels);
    }
}
