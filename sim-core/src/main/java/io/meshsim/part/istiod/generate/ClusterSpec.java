package io.meshsim.part.istiod.generate;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.BindConfig;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.config.traffic.TrafficPolicy;

/**
 * All that a cluster is made from.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_builder.go.
 *
 * @param policy how to talk to it
 * @param localityWeighted whether localities get requests by their weights
 * @param namespace of the service; empty if it is none
 * @param endpoint the only one, {@code ip:port}; empty unless it is static
 */
record ClusterSpec(
        String name,
        Kind kind,
        TrafficPolicy policy,
        boolean localityWeighted,
        String namespace,
        String endpoint) {

    /** Where the addresses come from. */
    enum Kind {
        EDS,
        ORIGINAL_DST,
        INBOUND,
        INBOUND_STATIC,
        BLACK_HOLE
    }

    /** Calls between a sidecar and its application come from here, to be told from others. */
    private static final String INBOUND_SOURCE = "127.0.0.6";

    Cluster message() {
        Cluster.Builder cluster =
                Cluster.newBuilder()
                        .setName(name)
                        .setConnectTimeout(PolicyFields.connectTimeout(policy));
        switch (kind) {
            case EDS -> addEds(cluster);
            case BLACK_HOLE -> cluster.setType(Cluster.DiscoveryType.STATIC);
            case ORIGINAL_DST -> addOriginalDestination(cluster);
            case INBOUND -> {
                addOriginalDestination(cluster);
                cluster.setUpstreamBindConfig(inboundSource());
            }
            case INBOUND_STATIC -> {
                cluster.setType(Cluster.DiscoveryType.STATIC).setLoadAssignment(assignment());
                cluster.setUpstreamBindConfig(inboundSource());
            }
        }
        if (kind != Kind.BLACK_HOLE) {
            cluster.setCircuitBreakers(PolicyFields.circuitBreakers());
        }
        if (!namespace.isEmpty()) {
            cluster.setMetadata(metadata());
        }
        return cluster.build();
    }

    private static BindConfig inboundSource() {
        return BindConfig.newBuilder()
                .setSourceAddress(
                        SocketAddress.newBuilder().setAddress(INBOUND_SOURCE).setPortValue(0))
                .build();
    }

    private ClusterLoadAssignment assignment() {
        int colon = endpoint.lastIndexOf(':');
        Address address =
                address(
                        endpoint.substring(0, colon),
                        Integer.parseInt(endpoint.substring(colon + 1)));
        return ClusterLoadAssignment.newBuilder()
                .setClusterName(name)
                .addEndpoints(
                        LocalityLbEndpoints.newBuilder()
                                .addLbEndpoints(
                                        LbEndpoint.newBuilder()
                                                .setEndpoint(
                                                        Endpoint.newBuilder().setAddress(address))))
                .build();
    }

    private void addEds(Cluster.Builder cluster) {
        PolicyFields.addOutlierDetection(policy, cluster);
        PolicyFields.addLoadBalancing(policy, localityWeighted, cluster);
        cluster.setType(Cluster.DiscoveryType.EDS)
                .setEdsClusterConfig(
                        Cluster.EdsClusterConfig.newBuilder()
                                .setServiceName(name)
                                .setEdsConfig(Sources.ads()));
    }

    private static void addOriginalDestination(Cluster.Builder cluster) {
        cluster.setType(Cluster.DiscoveryType.ORIGINAL_DST)
                .setLbPolicy(Cluster.LbPolicy.CLUSTER_PROVIDED);
    }

    private Metadata metadata() {
        ClusterName parsed = ClusterName.parse(name);
        String host = parsed == null ? "" : parsed.host();
        int dot = host.indexOf('.');
        Struct.Builder service =
                Struct.newBuilder()
                        .putFields("host", text(host))
                        .putFields("name", text(dot < 0 ? host : host.substring(0, dot)))
                        .putFields("namespace", text(namespace));
        Struct.Builder istio =
                Struct.newBuilder()
                        .putFields(
                                "services",
                                Value.newBuilder()
                                        .setListValue(
                                                ListValue.newBuilder()
                                                        .addValues(
                                                                Value.newBuilder()
                                                                        .setStructValue(service)))
                                        .build());
        if (parsed != null && !parsed.subset().isEmpty()) {
            istio.putFields("subset", text(parsed.subset()));
        }
        return Metadata.newBuilder().putFilterMetadata("istio", istio.build()).build();
    }

    private static Value text(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }

    static Address address(String ip, int port) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder().setAddress(ip).setPortValue(port))
                .build();
    }
}
