package io.meshsim.part.istiod.generate;

import com.google.protobuf.Duration;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CommonLbConfig;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.BindConfig;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.generate.cluster.PolicyFields;
import io.meshsim.part.istiod.generate.cluster.Upstream;
import io.meshsim.part.istiod.generate.locality.LocalityGroup;
import java.util.List;

/**
 * All that a cluster is made from.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_builder.go.
 *
 * @param policy how to talk to it
 * @param upstream which HTTP it is called with
 * @param localityWeighted whether localities get requests by their weights
 * @param namespace of the service; empty if it is none
 * @param rule the DestinationRule that the policy is from, {@code namespace/name}; empty if none
 * @param endpoint the only one, {@code ip:port}; empty unless it is static
 * @param named endpoints that DNS finds; none unless it does
 * @param portOverride port of the original destination instead of the client's; 0 for the client's
 */
record ClusterSpec(
        String name,
        Kind kind,
        TrafficPolicy policy,
        Upstream upstream,
        boolean localityWeighted,
        String namespace,
        String rule,
        String endpoint,
        List<LocalityGroup> named,
        int portOverride) {

    ClusterSpec {
        named = List.copyOf(named);
    }

    /** One whose endpoints are in no DNS, and which keeps the ports of its clients. */
    ClusterSpec(
            String name,
            Kind kind,
            TrafficPolicy policy,
            Upstream upstream,
            boolean localityWeighted,
            String namespace,
            String rule,
            String endpoint) {
        this(
                name,
                kind,
                policy,
                upstream,
                localityWeighted,
                namespace,
                rule,
                endpoint,
                List.of(),
                0);
    }

    /** Where the addresses come from. */
    enum Kind {
        EDS,
        ORIGINAL_DST,
        STRICT_DNS,
        LOGICAL_DNS,
        PASSTHROUGH,
        INBOUND_PASSTHROUGH,
        INBOUND,
        INBOUND_STATIC,
        BLACK_HOLE
    }

    /** As long as a duration can be: what is not to be cleaned up. */
    private static final long NEVER_SECONDS = 9_223_372_035L;

    /** Ends the part of a statistic's name that may have dots in it. */
    private static final String STAT_DELIMITER = ";";

    /** Calls between a sidecar and its application come from here, to be told from others. */
    private static final String INBOUND_SOURCE = "127.0.0.6";

    /** dnsRefreshRate of the mesh's configuration: Istio 1.30 pkg/config/mesh/mesh.go. */
    private static final Duration DNS_REFRESH = Duration.newBuilder().setSeconds(60).build();

    /** PILOT_DNS_JITTER_DURATION: Istio 1.30 pilot/pkg/features/tuning.go. */
    private static final Duration DNS_JITTER = Duration.newBuilder().setNanos(100_000_000).build();

    /** What the full name of every Service of Kubernetes has in it. */
    private static final String KUBERNETES = ".svc.";

    Cluster message() {
        Cluster.Builder cluster =
                Cluster.newBuilder().setName(name).setAltStatName(name + STAT_DELIMITER);
        switch (kind) {
            case EDS -> addOutbound(cluster.setType(Cluster.DiscoveryType.EDS));
            case BLACK_HOLE ->
                    cluster.setType(Cluster.DiscoveryType.STATIC)
                            .setConnectTimeout(PolicyFields.CONNECT_TIMEOUT);
            case ORIGINAL_DST -> {
                addOutbound(cluster.setType(Cluster.DiscoveryType.ORIGINAL_DST));
                overridePort(cluster);
            }
            case STRICT_DNS -> addNamed(cluster.setType(Cluster.DiscoveryType.STRICT_DNS));
            case LOGICAL_DNS -> addNamed(cluster.setType(Cluster.DiscoveryType.LOGICAL_DNS));
            case PASSTHROUGH -> addInbound(cluster.setType(Cluster.DiscoveryType.ORIGINAL_DST));
            case INBOUND_PASSTHROUGH -> {
                addInbound(cluster.setType(Cluster.DiscoveryType.ORIGINAL_DST));
                cluster.setUpstreamBindConfig(inboundSource());
            }
            case INBOUND -> {
                addInbound(cluster.setType(Cluster.DiscoveryType.ORIGINAL_DST));
                cluster.setUpstreamBindConfig(inboundSource())
                        .setCommonLbConfig(CommonLbConfig.getDefaultInstance())
                        .setCleanupInterval(Duration.newBuilder().setSeconds(NEVER_SECONDS));
            }
            case INBOUND_STATIC -> {
                addInbound(cluster.setType(Cluster.DiscoveryType.STATIC));
                cluster.setLoadAssignment(assignment())
                        .setUpstreamBindConfig(inboundSource())
                        .setCommonLbConfig(CommonLbConfig.getDefaultInstance());
            }
        }
        if (!namespace.isEmpty()) {
            cluster.setMetadata(metadata());
        }
        return cluster.build();
    }

    private void addOutbound(Cluster.Builder cluster) {
        cluster.setCommonLbConfig(CommonLbConfig.getDefaultInstance());
        PolicyFields.addOutbound(policy, upstream, localityWeighted, cluster);
        if (cluster.getType() == Cluster.DiscoveryType.EDS) {
            cluster.setEdsClusterConfig(
                    Cluster.EdsClusterConfig.newBuilder()
                            .setServiceName(name)
                            .setEdsConfig(Sources.ads()));
        }
    }

    /** Istio still writes these fields, which Envoy has in an extension too. */
    @SuppressWarnings("deprecation")
    private void addNamed(Cluster.Builder cluster) {
        addOutbound(cluster);
        if (cluster.getType() == Cluster.DiscoveryType.ORIGINAL_DST) {
            return;
        }
        cluster.setLoadAssignment(Assignments.message(name, named))
                .setDnsRefreshRate(DNS_REFRESH)
                .setDnsJitter(DNS_JITTER)
                .setRespectDnsTtl(true)
                .setDnsLookupFamily(Cluster.DnsLookupFamily.V4_ONLY);
    }

    private void overridePort(Cluster.Builder cluster) {
        if (portOverride > 0) {
            cluster.setOriginalDstLbConfig(
                    Cluster.OriginalDstLbConfig.newBuilder()
                            .setUpstreamPortOverride(UInt32Value.of(portOverride)));
        }
    }

    private void addInbound(Cluster.Builder cluster) {
        PolicyFields.addInbound(policy, upstream, cluster);
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

    private Metadata metadata() {
        ClusterName parsed = ClusterName.parse(name);
        String host = parsed == null ? "" : parsed.host();
        Struct.Builder service =
                Struct.newBuilder()
                        .putFields("host", text(host))
                        .putFields("name", text(name(host)))
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
        if (!rule.isEmpty()) {
            int slash = rule.indexOf('/');
            istio.putFields(
                    "config",
                    text(
                            "/apis/networking.istio.io/v1/namespaces/"
                                    + rule.substring(0, slash)
                                    + "/destination-rule"
                                    + rule.substring(slash)));
        }
        return Metadata.newBuilder().putFilterMetadata("istio", istio.build()).build();
    }

    /** Of a Service its own name; what a ServiceEntry makes is called as its host. */
    private static String name(String host) {
        return host.contains(KUBERNETES) ? host.substring(0, host.indexOf('.')) : host;
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
