package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.ArrayList;
import java.util.List;

/** What a route does with a request. */
public sealed interface RouteAction {

    /** Envoy's time limit where a route gives none. */
    long DEFAULT_TIMEOUT_NANOS = 15_000_000_000L;

    /**
     * Sends it on.
     *
     * @param missingStatus what to answer if the cluster is unknown
     * @param timeoutNanos until when the answer must be there; 0 for no limit
     * @param onward what becomes of the request, for each of the clusters; none if nothing does
     */
    record Forward(
            ClusterChoice clusters, int missingStatus, long timeoutNanos, List<Onward> onward)
            implements RouteAction {

        public Forward {
            onward = List.copyOf(onward);
        }
    }

    /** Answers by itself. */
    record Respond(int status) implements RouteAction {}

    /** Sends the client elsewhere. */
    record Redirect(Redirection redirection, int status) implements RouteAction {}

    /** The action of a route. */
    static RouteAction of(Route route) {
        return switch (route.getActionCase()) {
            case ROUTE -> forward(route);
            case REDIRECT -> Redirection.action(route);
            case DIRECT_RESPONSE -> new Respond(route.getDirectResponse().getStatus());
            default -> throw new RejectedConfig("route " + route.getName() + " has no action");
        };
    }

    private static RouteAction forward(Route route) {
        io.envoyproxy.envoy.config.route.v3.RouteAction action = route.getRoute();
        int missingStatus =
                switch (action.getClusterNotFoundResponseCode()) {
                    case SERVICE_UNAVAILABLE -> 503;
                    case NOT_FOUND -> 404;
                    case INTERNAL_SERVER_ERROR -> 500;
                    case UNRECOGNIZED ->
                            throw new RejectedConfig(
                                    "cluster_not_found_response_code "
                                            + action.getClusterNotFoundResponseCodeValue()
                                            + " is unknown");
                };
        return new Forward(
                clusters(action), missingStatus, timeoutNanos(action), Onward.ofClusters(route));
    }

    /** Envoy's default is 15 s. */
    private static long timeoutNanos(io.envoyproxy.envoy.config.route.v3.RouteAction action) {
        if (!action.hasTimeout()) {
            return DEFAULT_TIMEOUT_NANOS;
        }
        return action.getTimeout().getSeconds() * 1_000_000_000L + action.getTimeout().getNanos();
    }

    private static ClusterChoice clusters(io.envoyproxy.envoy.config.route.v3.RouteAction action) {
        return switch (action.getClusterSpecifierCase()) {
            case CLUSTER -> ClusterChoice.single(action.getCluster());
            case WEIGHTED_CLUSTERS -> weighted(action.getWeightedClusters());
            default -> throw new RejectedConfig("route action names no cluster");
        };
    }

    @SuppressWarnings("deprecation") // total_weight: still sent, and must then be right
    private static ClusterChoice weighted(WeightedCluster clusters) {
        List<String> names = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        long sum = 0;
        for (WeightedCluster.ClusterWeight cluster : clusters.getClustersList()) {
            names.add(cluster.getName());
            weights.add(cluster.getWeight().getValue());
            sum += Integer.toUnsignedLong(cluster.getWeight().getValue());
        }
        if (clusters.hasTotalWeight()
                && Integer.toUnsignedLong(clusters.getTotalWeight().getValue()) != sum) {
            throw new RejectedConfig(
                    "total_weight "
                            + Integer.toUnsignedLong(clusters.getTotalWeight().getValue())
                            + " must be the sum of cluster weights "
                            + sum);
        }
        return ClusterChoice.weighted(names, weights);
    }
}
