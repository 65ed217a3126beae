package io.meshsim.part.proxy;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.AggregatedConfigSource;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.meshsim.xds.XdsResource;
import java.util.List;

/** Envoy messages in the shape that istiod gives them. */
public final class Messages {

    private Messages() {}

    public static XdsResource edsCluster(String name) {
        return edsCluster(name, Cluster.LbPolicy.LEAST_REQUEST);
    }

    public static XdsResource edsCluster(String name, Cluster.LbPolicy policy) {
        return new XdsResource(
                name,
                Cluster.newBuilder()
                        .setName(name)
                        .setType(Cluster.DiscoveryType.EDS)
                        .setEdsClusterConfig(
                                Cluster.EdsClusterConfig.newBuilder().setServiceName(name))
                        .setLbPolicy(policy)
                        .build());
    }

    /** An EDS cluster that waits for its endpoints for ever. */
    public static XdsResource patientCluster(String name) {
        ConfigSource source =
                ConfigSource.newBuilder()
                        .setAds(AggregatedConfigSource.getDefaultInstance())
                        .setInitialFetchTimeout(Duration.getDefaultInstance())
                        .build();
        return new XdsResource(
                name,
                Cluster.newBuilder()
                        .setName(name)
                        .setType(Cluster.DiscoveryType.EDS)
                        .setEdsClusterConfig(
                                Cluster.EdsClusterConfig.newBuilder()
                                        .setServiceName(name)
                                        .setEdsConfig(source))
                        .build());
    }

    public static XdsResource passthroughCluster() {
        return new XdsResource(
                "PassthroughCluster",
                Cluster.newBuilder()
                        .setName("PassthroughCluster")
                        .setType(Cluster.DiscoveryType.ORIGINAL_DST)
                        .setLbPolicy(Cluster.LbPolicy.CLUSTER_PROVIDED)
                        .build());
    }

    public static XdsResource blackHoleCluster() {
        return new XdsResource(
                "BlackHoleCluster",
                Cluster.newBuilder()
                        .setName("BlackHoleCluster")
                        .setType(Cluster.DiscoveryType.STATIC)
                        .build());
    }

    /** Endpoints with port 9080 and weight 1. */
    public static XdsResource assignment(String name, String... ips) {
        LocalityLbEndpoints.Builder endpoints = LocalityLbEndpoints.newBuilder();
        for (String ip : ips) {
            endpoints.addLbEndpoints(endpoint(ip, 1));
        }
        return new XdsResource(
                name,
                ClusterLoadAssignment.newBuilder()
                        .setClusterName(name)
                        .addEndpoints(endpoints)
                        .build());
    }

    public static LbEndpoint endpoint(String ip, int weight) {
        Struct istio =
                Struct.newBuilder()
                        .putFields(
                                "workload",
                                Value.newBuilder().setStringValue("workload-" + ip).build())
                        .build();
        return LbEndpoint.newBuilder()
                .setEndpoint(Endpoint.newBuilder().setAddress(address(ip, 9080)).setHostname("pod"))
                .setMetadata(Metadata.newBuilder().putFilterMetadata("istio", istio))
                .setLoadBalancingWeight(UInt32Value.of(weight))
                .build();
    }

    public static Address address(String ip, int port) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder().setAddress(ip).setPortValue(port))
                .build();
    }

    /** The listener on 15001, which hands over or lets pass. */
    public static XdsResource virtualOutbound() {
        return resource(
                Listener.newBuilder()
                        .setName("virtualOutbound")
                        .setAddress(address("0.0.0.0", 15001))
                        .setUseOriginalDst(BoolValue.of(true))
                        .addFilterChains(
                                tcpChain("virtualOutbound-blackhole", "BlackHoleCluster")
                                        .toBuilder()
                                        .setFilterChainMatch(
                                                FilterChainMatch.newBuilder()
                                                        .setDestinationPort(UInt32Value.of(15001))))
                        .addFilterChains(
                                tcpChain("virtualOutbound-catchall-tcp", "PassthroughCluster")));
    }

    /** A listener that only takes what is handed over, with routes from RDS. */
    public static XdsResource httpListener(String ip, int port, String routes) {
        return resource(
                Listener.newBuilder()
                        .setName(ip + "_" + port)
                        .setAddress(address(ip, port))
                        .setBindToPort(BoolValue.of(false))
                        .setDefaultFilterChain(httpChain("http", routes)));
    }

    /** A gateway's listener. */
    public static XdsResource gatewayListener(int port, String routes) {
        return resource(
                Listener.newBuilder()
                        .setName("0.0.0.0_" + port)
                        .setAddress(address("0.0.0.0", port))
                        .addFilterChains(httpChain("http", routes)));
    }

    public static XdsResource resource(Listener.Builder listener) {
        return new XdsResource(listener.getName(), listener.build());
    }

    public static FilterChain tcpChain(String name, String cluster) {
        return chain(name, TcpProxy.newBuilder().setStatPrefix("tcp").setCluster(cluster).build());
    }

    public static FilterChain httpChain(String name, String routes) {
        Rds rds =
                Rds.newBuilder()
                        .setRouteConfigName(routes)
                        .setConfigSource(
                                ConfigSource.newBuilder()
                                        .setAds(AggregatedConfigSource.getDefaultInstance()))
                        .build();
        return chain(name, http().setRds(rds).build());
    }

    public static FilterChain inlineChain(String name, RouteConfiguration routes) {
        return chain(name, http().setRouteConfig(routes).build());
    }

    public static FilterChain chain(String name, Message filter) {
        return FilterChain.newBuilder()
                .setName(name)
                .addFilters(Filter.newBuilder().setName("filter").setTypedConfig(Any.pack(filter)))
                .build();
    }

    private static HttpConnectionManager.Builder http() {
        return HttpConnectionManager.newBuilder()
                .setStatPrefix("http")
                .addHttpFilters(
                        HttpFilter.newBuilder()
                                .setName("envoy.filters.http.router")
                                .setTypedConfig(Any.pack(Router.getDefaultInstance())));
    }

    public static XdsResource routes(String name, VirtualHost... hosts) {
        return new XdsResource(
                name,
                RouteConfiguration.newBuilder()
                        .setName(name)
                        .addAllVirtualHosts(List.of(hosts))
                        .build());
    }

    public static VirtualHost host(String name, String domain, Route... routes) {
        return VirtualHost.newBuilder()
                .setName(name)
                .addDomains(domain)
                .addAllRoutes(List.of(routes))
                .build();
    }

    public static Route route(String prefix, String cluster) {
        return route(RouteMatch.newBuilder().setPrefix(prefix), cluster);
    }

    public static Route route(RouteMatch.Builder match, String cluster) {
        return Route.newBuilder()
                .setName("to-" + cluster)
                .setMatch(match)
                .setRoute(RouteAction.newBuilder().setCluster(cluster))
                .build();
    }
}
