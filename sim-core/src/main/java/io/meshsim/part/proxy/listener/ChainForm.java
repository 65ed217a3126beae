package io.meshsim.part.proxy.listener;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.route.ClusterChoice;
import io.meshsim.part.proxy.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter chain: HTTP with routes of its own or from RDS, or TCP straight to a cluster.
 *
 * @param routeName of the route configuration from RDS; empty if it does not use RDS
 * @param inline the route configuration in the message; null if there is none
 * @param tcp where a TCP connection goes; null if the chain speaks HTTP
 */
public record ChainForm(
        String name, String routeName, @Nullable RouteTable inline, @Nullable ClusterChoice tcp) {

    static ChainForm of(FilterChain chain) {
        if (chain.getFiltersCount() != 1) {
            throw new RejectedConfig(
                    "filter chain "
                            + chain.getName()
                            + " must have one network filter, not "
                            + chain.getFiltersCount());
        }
        Filter filter = chain.getFilters(0);
        Any config = filter.getTypedConfig();
        if (config.is(HttpConnectionManager.class)) {
            return http(chain.getName(), unpack(config, HttpConnectionManager.class));
        }
        if (config.is(TcpProxy.class)) {
            ClusterChoice tcp = tcp(unpack(config, TcpProxy.class));
            return new ChainForm(chain.getName(), "", null, tcp);
        }
        throw new RejectedConfig(
                "network filter " + filter.getName() + " is not an HTTP manager or a TCP proxy");
    }

    private static ChainForm http(String name, HttpConnectionManager manager) {
        int filters = manager.getHttpFiltersCount();
        for (int i = 0; i < filters; i++) {
            HttpFilter filter = manager.getHttpFilters(i);
            boolean isRouter = filter.getTypedConfig().is(Router.class);
            if (isRouter != (i == filters - 1)) {
                throw new RejectedConfig(
                        "HTTP filter " + filter.getName() + ": the router must be the last");
            }
            if (!isRouter && !isOfRoutes(filter)) {
                throw new RejectedConfig(
                        "HTTP filter " + filter.getName() + " must be fault, cors or router");
            }
        }
        if (filters == 0) {
            throw new RejectedConfig(
                    "filter chain " + name + " has no HTTP filter, not even router");
        }
        if (manager.hasRouteConfig()) {
            return new ChainForm(name, "", RouteTable.compiled(manager.getRouteConfig()), null);
        }
        String routes = manager.getRds().getRouteConfigName();
        if (routes.isEmpty()) {
            throw new RejectedConfig("filter chain " + name + " names no route configuration");
        }
        return new ChainForm(name, routes, null, null);
    }

    /** Whether a filter does only what routes tell it to. */
    private static boolean isOfRoutes(HttpFilter filter) {
        Any config = filter.getTypedConfig();
        if (config.is(HTTPFault.class)) {
            return unpack(config, HTTPFault.class).equals(HTTPFault.getDefaultInstance());
        }
        return config.is(Cors.class);
    }

    private static ClusterChoice tcp(TcpProxy proxy) {
        if (!proxy.hasWeightedClusters()) {
            return ClusterChoice.single(proxy.getCluster());
        }
        List<String> names = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (TcpProxy.WeightedCluster.ClusterWeight cluster :
                proxy.getWeightedClusters().getClustersList()) {
            names.add(cluster.getName());
            weights.add(cluster.getWeight());
        }
        return ClusterChoice.weighted(names, weights);
    }

    private static <M extends Message> M unpack(Any config, Class<M> type) {
        try {
            return config.unpack(type);
        } catch (InvalidProtocolBufferException broken) {
            throw new RejectedConfig("cannot decode " + config.getTypeUrl(), broken);
        }
    }
}
