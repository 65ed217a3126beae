package io.meshsim.part.istiod.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.Sidecar.CaptureMode;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.ServiceTarget;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a Sidecar makes of the listeners and clusters of the proxies that it is for. */
class SidecarConfigTest {

    private static MeshService service(String name, String ip, ServicePort... ports) {
        return new MeshService(
                name + ".default.svc.cluster.local",
                "default",
                ip,
                false,
                Labels.NONE,
                List.of(ports),
                List.of());
    }

    private static List<XdsResource> generate(
            XdsType type, String app, List<DestinationRule> rules, @Nullable Sidecar sidecar) {
        MeshService cart = service("cart", "10.96.0.1", ServicePort.of("http", 80));
        MeshService store = service("store", "10.96.0.2", ServicePort.of("tcp", 3306));
        PushContext context =
                new PushContext(
                        "v1",
                        new PushContext.Config(
                                List.of(cart, store),
                                List.of(),
                                rules,
                                List.of(),
                                sidecar == null ? List.of() : List.of(sidecar)));
        ProxyNode node =
                ProxyNode.of(
                        ProxyNode.Role.SIDECAR,
                        "default",
                        "pod",
                        "10.0.0.1",
                        "sa",
                        "node",
                        Labels.of("app", app));
        ServiceTarget target = new ServiceTarget(cart, cart.ports().get(0), 8080);
        ProxyView view =
                new ProxyView(
                        node,
                        context,
                        context.scopeOf(node),
                        List.of(target),
                        List.of(),
                        new EndpointIndex());
        return new Generator(new ResourcePool()).generate(type, view, List.of());
    }

    private static List<String> names(XdsType type, @Nullable Sidecar sidecar) {
        return generate(type, "web", List.of(), sidecar).stream().map(XdsResource::name).toList();
    }

    private static <T> T named(List<XdsResource> all, String name, Class<T> type) {
        return type.cast(
                all.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .message());
    }

    private static Sidecar egress(Sidecar.Port port, CaptureMode mode, String bind) {
        return new Sidecar(
                Meta.of("default", "s"),
                null,
                List.of(),
                List.of(new Sidecar.Egress(port, bind, mode, List.of("./*"))),
                null,
                null);
    }

    private static Sidecar outbound(boolean registryOnly, @Nullable Destination proxy) {
        Sidecar.Outbound policy = new Sidecar.Outbound(registryOnly, proxy);
        return new Sidecar(Meta.of("default", "s"), null, List.of(), List.of(), policy, null);
    }

    @Test
    void ingress_listeners_are_the_only_inbound_ports() {
        assertThat(names(XdsType.CDS, null)).contains("inbound|8080||");
        Sidecar.Ingress listener =
                new Sidecar.Ingress(
                        new Sidecar.Port(9080, "HTTP", "h"),
                        "",
                        CaptureMode.DEFAULT,
                        "127.0.0.1:7000",
                        null,
                        null);
        Sidecar sidecar =
                new Sidecar(
                        Meta.of("default", "s"), null, List.of(listener), List.of(), null, null);
        List<XdsResource> clusters = generate(XdsType.CDS, "web", List.of(), sidecar);
        Cluster inbound = named(clusters, "inbound|9080||", Cluster.class);
        SocketAddress address =
                inbound.getLoadAssignment()
                        .getEndpoints(0)
                        .getLbEndpoints(0)
                        .getEndpoint()
                        .getAddress()
                        .getSocketAddress();
        assertThat(address.getAddress() + ":" + address.getPortValue()).isEqualTo("127.0.0.1:7000");
        assertThat(names(XdsType.CDS, sidecar)).doesNotContain("inbound|8080||");
    }

    @Test
    void an_egress_port_trims_what_is_generated() {
        assertThat(names(XdsType.LDS, null)).contains("0.0.0.0_80", "10.96.0.2_3306");
        Sidecar sidecar = egress(new Sidecar.Port(3306, "TCP", "sql"), CaptureMode.DEFAULT, "");
        assertThat(names(XdsType.LDS, sidecar))
                .containsExactly("10.96.0.2_3306", "virtualOutbound", "virtualInbound");
        assertThat(names(XdsType.CDS, sidecar))
                .contains("outbound|3306||store.default.svc.cluster.local")
                .doesNotContain("outbound|80||cart.default.svc.cluster.local");
    }

    @Test
    void a_listener_that_is_not_captured_binds_to_loopback() {
        Sidecar sidecar = egress(new Sidecar.Port(80, "HTTP", "h"), CaptureMode.NONE, "");
        List<XdsResource> listeners = generate(XdsType.LDS, "web", List.of(), sidecar);
        Listener bound = named(listeners, "127.0.0.1_80", Listener.class);
        assertThat(bound.getBindToPort().getValue()).isTrue();
    }

    @Test
    void unknown_destinations_go_on_or_nowhere_or_to_the_egress_proxy()
            throws InvalidProtocolBufferException {
        assertThat(unknown(outbound(false, null))).isEqualTo("PassthroughCluster");
        assertThat(unknown(outbound(true, null))).isEqualTo("BlackHoleCluster");
        Destination proxy = new Destination("exit.default.svc.cluster.local", "", 443, 0);
        assertThat(unknown(outbound(false, proxy)))
                .isEqualTo("outbound|443||exit.default.svc.cluster.local");
    }

    private static String unknown(Sidecar sidecar) throws InvalidProtocolBufferException {
        List<XdsResource> listeners = generate(XdsType.LDS, "web", List.of(), sidecar);
        for (FilterChain chain :
                named(listeners, "virtualOutbound", Listener.class).getFilterChainsList()) {
            if (chain.getName().equals("virtualOutbound-catchall-tcp")) {
                return chain.getFilters(0).getTypedConfig().unpack(TcpProxy.class).getCluster();
            }
        }
        return "";
    }

    @Test
    void a_rule_for_some_workloads_changes_only_their_clusters() {
        DestinationRule rule =
                new DestinationRule(
                        Meta.of("default", "r"),
                        "cart",
                        new TrafficPolicy(LoadBalancer.RANDOM, null),
                        List.of(),
                        List.of(),
                        Labels.of("app", "web"));
        String name = "outbound|80||cart.default.svc.cluster.local";
        Cluster chosen =
                named(generate(XdsType.CDS, "web", List.of(rule), null), name, Cluster.class);
        Cluster other =
                named(generate(XdsType.CDS, "job", List.of(rule), null), name, Cluster.class);
        assertThat(chosen.getLbPolicy()).isEqualTo(Cluster.LbPolicy.RANDOM);
        assertThat(other.getLbPolicy()).isEqualTo(Cluster.LbPolicy.LEAST_REQUEST);
    }
}
