package io.meshsim.part.istiod.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.ClientTls;
import io.meshsim.config.traffic.TrafficDistribution;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.MeshService.Entry;
import io.meshsim.part.istiod.context.MeshService.Origin;
import io.meshsim.part.istiod.context.MeshService.Resolution;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Shard;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.context.WorkloadEndpoint.Health;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.ProxyNode.Role;
import io.meshsim.xds.XdsType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The clusters of what a ServiceEntry makes. */
class EntryConfigTest {

    private static final String HOST = "api.example.com";
    private static final String NAME = "outbound|443||" + HOST;
    private static final ServicePort TLS = ServiceEntry.port("tls", 443, "TLS", 0);

    private final EndpointIndex endpoints = new EndpointIndex();

    private static MeshService service(Resolution resolution, Map<Integer, Integer> overrides) {
        return new MeshService(
                HOST,
                HOST,
                "default",
                Origin.OTHER,
                resolution,
                "",
                Labels.NONE,
                Labels.NONE,
                List.of(TLS),
                List.of(),
                TrafficDistribution.ANY,
                new Entry(true, List.of(), List.of("*.example.com"), overrides),
                List.of());
    }

    private static MeshService service(Resolution resolution) {
        return service(resolution, new LinkedHashMap<>());
    }

    private void isAt(String address) {
        WorkloadEndpoint endpoint =
                new WorkloadEndpoint(
                        address,
                        443,
                        "tls",
                        "",
                        "default",
                        "",
                        "",
                        Labels.NONE,
                        "",
                        Health.HEALTHY);
        endpoints.update(Shard.EXTERNAL, MeshService.key("default", HOST), List.of(endpoint));
    }

    private List<Cluster> clusters(Role role, MeshService service, DestinationRule... rules) {
        PushContext context =
                new PushContext(
                        "v1",
                        new PushContext.Config(
                                List.of(service), List.of(), List.of(rules), List.of(), List.of()));
        ProxyNode node =
                ProxyNode.of(role, "default", "pod", "10.0.0.1", "sa", "node", Labels.NONE);
        ProxyView view =
                new ProxyView(
                        node, context, context.scopeOf(node), List.of(), List.of(), endpoints);
        return new Generator(new ResourcePool())
                .generate(XdsType.CDS, view, List.of()).stream()
                        .map(resource -> (Cluster) resource.message())
                        .filter(cluster -> cluster.getName().equals(NAME))
                        .toList();
    }

    private Cluster sidecars(MeshService service, DestinationRule... rules) {
        return clusters(Role.SIDECAR, service, rules).get(0);
    }

    @Test
    void the_resolution_says_how_a_proxy_finds_endpoints() {
        isAt(HOST);
        assertThat(sidecars(service(Resolution.CLIENT_SIDE_LB)).getType())
                .isEqualTo(DiscoveryType.EDS);
        assertThat(sidecars(service(Resolution.PASSTHROUGH)).getType())
                .isEqualTo(DiscoveryType.ORIGINAL_DST);
        assertThat(sidecars(service(Resolution.DNS_ROUND_ROBIN_LB)).getType())
                .isEqualTo(DiscoveryType.LOGICAL_DNS);
        Cluster dns = sidecars(service(Resolution.DNS_LB));
        assertThat(dns.getType()).isEqualTo(DiscoveryType.STRICT_DNS);
        assertThat(
                        dns.getLoadAssignment()
                                .getEndpoints(0)
                                .getLbEndpoints(0)
                                .getEndpoint()
                                .getAddress()
                                .getSocketAddress()
                                .getAddress())
                .isEqualTo(HOST);
    }

    @Test
    void a_gateway_does_not_know_where_its_client_wanted_to_go() {
        assertThat(clusters(Role.ROUTER, service(Resolution.PASSTHROUGH)).get(0).getType())
                .isEqualTo(DiscoveryType.EDS);
    }

    @Test
    void a_cluster_of_dns_without_a_name_is_left_out() {
        assertThat(clusters(Role.SIDECAR, service(Resolution.DNS_LB))).isEmpty();
    }

    @Test
    void a_target_port_replaces_that_of_the_original_destination() {
        Map<Integer, Integer> overrides = new LinkedHashMap<>();
        overrides.put(443, 8443);
        Cluster cluster = sidecars(service(Resolution.PASSTHROUGH, overrides));
        assertThat(cluster.getOriginalDstLbConfig().getUpstreamPortOverride().getValue())
                .isEqualTo(8443);
    }

    @Test
    void names_of_the_entry_hold_where_the_rule_has_none() {
        isAt(HOST);
        DestinationRule rule =
                new DestinationRule(
                        Meta.of("default", "api"),
                        HOST,
                        new TrafficPolicy(null, null, null, ClientTls.of(ClientTls.Mode.SIMPLE)),
                        List.of(),
                        List.of());
        assertThat(sidecars(service(Resolution.DNS_LB), rule).getTransportSocket().toString())
                .contains("*.example.com");
    }
}
