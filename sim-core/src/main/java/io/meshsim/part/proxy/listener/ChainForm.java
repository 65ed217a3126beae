package io.meshsim.part.proxy.listener;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.route.ClusterChoice;
import io.meshsim.part.proxy.route.RbacForm;
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
 * @param endsTls whether it takes connections with TLS
 * @param rbac what must let requests, or TCP connections, through, in this order
 */
public record ChainForm(
        String name,
        String routeName,
        @Nullable RouteTable inline,
        @Nullable ClusterChoice tcp,
        boolean endsTls,
        List<RbacForm> rbac) {

    private static final Class<io.envoyproxy.envoy.extensions.filters.network.rbac.v3.RBAC>
            NETWORK_RBAC = io.envoyproxy.envoy.extensions.filters.network.rbac.v3.RBAC.class;

    public ChainForm {
        rbac = List.copyOf(rbac);
    }

    static ChainForm of(FilterChain chain) {
        int last = chain.getFiltersCount() - 1;
        if (last < 0) {
            throw new RejectedConfig("filter chain " + chain.getName() + " has no network filter");
        }
        List<RbacForm> rbac = new ArrayList<>();
        for (Filter filter : chain.getFiltersList().subList(0, last)) {
            rbac.add(ofConnections(filter));
        }
        Filter filter = chain.getFilters(last);
        Any config = filter.getTypedConfig();
        if (config.is(HttpConnectionManager.class) && rbac.isEmpty()) {
            return http(chain, unpack(config, HttpConnectionManager.class));
        }
        if (config.is(TcpProxy.class)) {
            ClusterChoice tcp = tcp(unpack(config, TcpProxy.class));
            return new ChainForm(chain.getName(), "", null, tcp, chain.hasTransportSocket(), rbac);
        }
        throw new RejectedConfig(
                "network filter "
                        + filter.getName()
                        + " is not an HTTP manager alone or a TCP proxy");
    }

    private static RbacForm ofConnections(Filter filter) {
        Any config = filter.getTypedConfig();
        if (!config.is(NETWORK_RBAC)) {
            throw new RejectedConfig(
                    "network filter " + filter.getName() + " before the last is not rbac");
        }
        return new RbacForm(unpack(config, NETWORK_RBAC).getRules());
    }

    private static ChainForm http(FilterChain chain, HttpConnectionManager manager) {
        String name = chain.getName();
        boolean tls = chain.hasTransportSocket();
        List<RbacForm> rbac = new ArrayList<>();
        int filters = manager.getHttpFiltersCount();
        for (int i = 0; i < filters; i++) {
            HttpFilter filter = manager.getHttpFilters(i);
            boolean isRouter = filter.getTypedConfig().is(Router.class);
            if (isRouter != (i == filters - 1)) {
                throw new RejectedConfig(
                        "HTTP filter " + filter.getName() + ": the router must be the last");
            }
            if (filter.getTypedConfig().is(RBAC.class)) {
                rbac.add(new RbacForm(unpack(filter.getTypedConfig(), RBAC.class).getRules()));
            } else if (!isRouter && !isOfRoutes(filter)) {
                throw new RejectedConfig(
                        "HTTP filter " + filter.getName() + " must be rbac, fault, cors or router");
            }
        }
        if (filters == 0) {
            throw new RejectedConfig(
                    "filter chain " + name + " has no HTTP filter, not even router");
        }
        if (manager.hasRouteConfig()) {
            RouteTable inline = RouteTable.compiled(manager.getRouteConfig());
            return new ChainForm(name, "", inline, null, tls, rbac);
        }
        String routes = manager.getRds().getRouteConfigName();
        if (routes.isEmpty()) {
            throw new RejectedConfig("filter chain " + name + " names no route configuration");
        }
        return new ChainForm(name, routes, null, null, tls, rbac);
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
