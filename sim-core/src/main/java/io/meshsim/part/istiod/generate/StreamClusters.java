package io.meshsim.part.istiod.generate;

import io.meshsim.config.Destination;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.StreamRoute;
import java.util.ArrayList;
import java.util.List;

/**
 * The clusters that connections go to, each with its share.
 *
 * @param weights none if there is only one cluster
 */
record StreamClusters(String statPrefix, List<String> names, List<Integer> weights) {

    StreamClusters {
        names = List.copyOf(names);
        weights = List.copyOf(weights);
    }

    static StreamClusters only(String cluster) {
        return new StreamClusters(cluster, List.of(cluster), List.of());
    }

    /**
     * Where a rule leads; of several destinations those without a weight are left out.
     *
     * <p>Source: Istio 1.30 pilot/pkg/networking/core/networkfilter.go
     * (buildOutboundNetworkFilters).
     */
    static StreamClusters of(ProxyView view, ResourceKey rule, StreamRoute route, int port) {
        List<Destination> to = route.destinations();
        if (to.size() == 1) {
            return only(RouteActions.cluster(to.get(0), view.scope(), port));
        }
        List<String> names = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (Destination one : to) {
            if (one.weight() > 0) {
                names.add(RouteActions.cluster(one, view.scope(), port));
                weights.add(one.weight());
            }
        }
        return new StreamClusters(rule.name() + "." + rule.namespace(), names, weights);
    }
}
