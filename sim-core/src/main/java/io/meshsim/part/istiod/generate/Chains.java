package io.meshsim.part.istiod.generate;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.http_inspector.v3.HttpInspector;
import io.envoyproxy.envoy.extensions.filters.listener.original_dst.v3.OriginalDst;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.meshsim.part.istiod.generate.route.RouteFilters;
import java.util.List;

/** Filter chains and the filters in them, as Istio 1.30 writes them. */
final class Chains {

    /** What a plain-text HTTP connection looks like to the inspector. */
    private static final List<String> PLAIN_HTTP = List.of("http/1.1", "h2c");

    private Chains() {}

    /** A chain that reads HTTP and takes its routes from RDS. */
    static FilterChain rds(String statPrefix, String routeName) {
        return rds(statPrefix, routeName, List.of());
    }

    /** The same behind filters that say who may ask what. */
    static FilterChain rds(String statPrefix, String routeName, List<HttpFilter> security) {
        return chain(
                "",
                connectionManager(statPrefix, security)
                        .setRds(
                                Rds.newBuilder()
                                        .setConfigSource(Sources.ads())
                                        .setRouteConfigName(routeName))
                        .build());
    }

    /** A chain that reads HTTP and sends all of it to one cluster. */
    static FilterChain inbound(
            String name,
            String statPrefix,
            String cluster,
            int servicePort,
            List<HttpFilter> security) {
        VirtualHost host =
                VirtualHost.newBuilder()
                        .setName("inbound|http|" + servicePort)
                        .addDomains("*")
                        .addRoutes(RouteActions.toCluster("default", cluster))
                        .build();
        RouteConfiguration routes =
                RouteConfiguration.newBuilder()
                        .setName(cluster)
                        .addVirtualHosts(host)
                        .setValidateClusters(BoolValue.of(false))
                        .build();
        HttpConnectionManager.Builder manager =
                connectionManager(statPrefix, security).setRouteConfig(routes);
        return chain(name, manager.build());
    }

    /** A chain that passes bytes to a cluster. */
    static FilterChain tcp(String name, String cluster) {
        return tcp(name, StreamClusters.only(cluster), List.of());
    }

    /** A chain that passes bytes to clusters, behind filters that say who may connect. */
    static FilterChain tcp(String name, StreamClusters to, List<Filter> security) {
        TcpProxy.Builder proxy = TcpProxy.newBuilder().setStatPrefix(to.statPrefix());
        if (to.weights().isEmpty()) {
            proxy.setCluster(to.names().get(0));
        } else {
            for (int i = 0; i < to.names().size(); i++) {
                proxy.getWeightedClustersBuilder()
                        .addClustersBuilder()
                        .setName(to.names().get(i))
                        .setWeight(to.weights().get(i));
            }
        }
        FilterChain chain = chain(name, "envoy.filters.network.tcp_proxy", proxy.build());
        return chain.toBuilder()
                .clearFilters()
                .addAllFilters(security)
                .addAllFilters(chain.getFiltersList())
                .build();
    }

    /** The same chain, only for connections that speak HTTP in plain text. */
    static FilterChain ifPlainHttp(FilterChain chain) {
        FilterChainMatch.Builder match = chain.getFilterChainMatch().toBuilder();
        return chain.toBuilder()
                .setFilterChainMatch(
                        match.setTransportProtocol("raw_buffer")
                                .addAllApplicationProtocols(PLAIN_HTTP))
                .build();
    }

    /** The same chain, only for connections in plain text. */
    static FilterChain ifPlain(FilterChain chain) {
        FilterChainMatch.Builder match = chain.getFilterChainMatch().toBuilder();
        return chain.toBuilder()
                .setFilterChainMatch(match.setTransportProtocol("raw_buffer"))
                .build();
    }

    /** The same chain, only for TLS, which it passes on. */
    static FilterChain ifTls(FilterChain chain) {
        FilterChainMatch.Builder match = chain.getFilterChainMatch().toBuilder();
        return chain.toBuilder().setFilterChainMatch(match.setTransportProtocol("tls")).build();
    }

    /** The same chain, only for mutual TLS that offers one of these protocols. */
    static FilterChain ifMutualTls(FilterChain chain, List<String> protocols) {
        FilterChainMatch.Builder match = chain.getFilterChainMatch().toBuilder();
        return chain.toBuilder()
                .setFilterChainMatch(
                        match.setTransportProtocol("tls").addAllApplicationProtocols(protocols))
                .setTransportSocket(InboundTls.socket())
                .build();
    }

    /** The same chain, only for connections to a port. */
    static FilterChain ifPort(FilterChain chain, int port) {
        FilterChainMatch.Builder match = chain.getFilterChainMatch().toBuilder();
        return chain.toBuilder()
                .setFilterChainMatch(match.setDestinationPort(UInt32Value.of(port)))
                .build();
    }

    /** The same chain, only for connections to some networks; for all if there are none. */
    static FilterChain ifNetworks(FilterChain chain, List<String> networks) {
        FilterChainMatch.Builder match = chain.getFilterChainMatch().toBuilder();
        for (String network : networks) {
            int slash = network.indexOf('/');
            match.addPrefixRanges(
                    CidrRange.newBuilder()
                            .setAddressPrefix(network.substring(0, slash))
                            .setPrefixLen(
                                    UInt32Value.of(
                                            Integer.parseInt(network.substring(slash + 1)))));
        }
        return networks.isEmpty() ? chain : chain.toBuilder().setFilterChainMatch(match).build();
    }

    /** The same chain, only for TLS that asks for a name; for all connections if there is none. */
    static FilterChain ifServerNames(FilterChain chain, List<String> names) {
        FilterChainMatch match = chain.getFilterChainMatch();
        return names.isEmpty()
                ? chain
                : chain.toBuilder()
                        .setFilterChainMatch(match.toBuilder().addAllServerNames(names))
                        .build();
    }

    static ListenerFilter tlsInspector() {
        return filter("envoy.filters.listener.tls_inspector", TlsInspector.getDefaultInstance());
    }

    static ListenerFilter httpInspector() {
        return filter("envoy.filters.listener.http_inspector", HttpInspector.newBuilder().build());
    }

    static ListenerFilter originalDestination() {
        return filter("envoy.filters.listener.original_dst", OriginalDst.newBuilder().build());
    }

    private static HttpConnectionManager.Builder connectionManager(
            String statPrefix, List<HttpFilter> security) {
        return HttpConnectionManager.newBuilder()
                .setStatPrefix(statPrefix)
                .addAllHttpFilters(security)
                .addHttpFilters(http(RouteFilters.FAULT, HTTPFault.getDefaultInstance()))
                .addHttpFilters(http(RouteFilters.CORS, Cors.getDefaultInstance()))
                .addHttpFilters(http("envoy.filters.http.router", Router.getDefaultInstance()));
    }

    private static HttpFilter http(String name, Message config) {
        return HttpFilter.newBuilder().setName(name).setTypedConfig(Any.pack(config)).build();
    }

    private static FilterChain chain(String name, HttpConnectionManager manager) {
        return chain(name, "envoy.filters.network.http_connection_manager", manager);
    }

    private static FilterChain chain(String name, String filter, Message config) {
        return FilterChain.newBuilder()
                .setName(name)
                .addFilters(Filter.newBuilder().setName(filter).setTypedConfig(Any.pack(config)))
                .build();
    }

    private static ListenerFilter filter(String name, Message config) {
        return ListenerFilter.newBuilder().setName(name).setTypedConfig(Any.pack(config)).build();
    }
}
