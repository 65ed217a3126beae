package io.meshsim.bench.mesh.naive;

import io.meshsim.net.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A route configuration, shared by all proxies that see the same. */
final class Routing {

    private final Map<String, VirtualHost> byAuthority = new HashMap<>();

    record VirtualHost(String name, List<Route> routes) {}

    record Route(String prefix, List<WeightedCluster> clusters, long totalWeight) {}

    record WeightedCluster(String cluster, long weight) {}

    void add(String authority, VirtualHost host) {
        byAuthority.put(authority, host);
    }

    /** The name of the cluster for a request; null if there is no route. */
    @Nullable String cluster(HttpRequest http, long draw) {
        VirtualHost host = byAuthority.get(http.authority());
        if (host == null) {
            return null;
        }
        for (Route route : host.routes()) {
            if (http.path().startsWith(route.prefix())) {
                return pick(route, draw);
            }
        }
        return null;
    }

    private static String pick(Route route, long draw) {
        long left = Long.remainderUnsigned(draw, route.totalWeight());
        for (WeightedCluster cluster : route.clusters()) {
            left -= cluster.weight();
            if (left < 0) {
                return cluster.cluster();
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
