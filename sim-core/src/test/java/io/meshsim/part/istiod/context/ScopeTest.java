package io.meshsim.part.istiod.context;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.xds.ProxyNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sees what; the cases are those of Istio 1.30's sidecar_test and push_context_test. */
class ScopeTest {

    private static MeshService service(String namespace, String host, int... ports) {
        List<ServicePort> all = new ArrayList<>();
        for (int port : ports.length == 0 ? new int[] {8000} : ports) {
            all.add(ServicePort.of("http-" + port, port));
        }
        return new MeshService(host, namespace, "", false, Labels.NONE, all, List.of());
    }

    private static List<String> select(String scope, String hosts, MeshService... services) {
        EgressHosts egress = new EgressHosts(scope, 0, List.of(hosts.split(" ", -1)), true);
        return egress.select(List.of(services)).stream()
                .map(found -> found.namespace() + "/" + found.hostname())
                .toList();
    }

    private static ProxyNode proxy(ProxyNode.Role role, String namespace, Labels labels) {
        return ProxyNode.of(role, namespace, "pod", "10.0.0.1", "sa", "node", labels);
    }

    private static Sidecar sidecar(
            String namespace, String name, @Nullable Labels selector, String... hosts) {
        List<Sidecar.Egress> egress = List.of(new Sidecar.Egress(0, List.of(hosts)));
        return new Sidecar(Meta.of(namespace, name), selector, egress, null);
    }

    private static PushContext context(
            List<MeshService> services,
            List<VirtualService> virtualServices,
            List<DestinationRule> rules,
            Sidecar... sidecars) {
        return new PushContext(
                "v1",
                new PushContext.Config(
                        services, virtualServices, rules, List.of(), List.of(sidecars)));
    }

    @Test
    void of_a_host_in_several_namespaces_that_of_the_scope_is_imported() {
        assertThat(
                        select(
                                "a",
                                "*/*",
                                service("b", "host"),
                                service("b", "alt"),
                                service("a", "host"),
                                service("a", "alt")))
                .containsExactly("a/host", "a/alt");
    }

    @Test
    void only_listed_hosts_are_imported() {
        assertThat(select("a", "*/alt", service("a", "host"), service("a", "alt")))
                .containsExactly("a/alt");
        assertThat(select("a", "b/*", service("a", "host"))).isEmpty();
        assertThat(select("a", "a/* */*", service("a", "host"))).containsExactly("a/host");
        assertThat(select("a", "~/*", service("a", "host"))).isEmpty();
    }

    @Test
    void a_wildcard_service_needs_a_wildcard_that_covers_it() {
        MeshService wildcard = service("b", "*.test.wildcard.com");
        assertThat(select("b", "b/wildcard.com", wildcard)).isEmpty();
        assertThat(select("b", "b/*.wildcard.com", wildcard)).hasSize(1);
    }

    @Test
    void the_root_sidecar_means_the_proxys_namespace_by_a_dot() {
        PushContext context =
                context(
                        List.of(
                                service("default", "svc1"),
                                service("foo", "svc2"),
                                service("foo", "svc3"),
                                service("istio-system", "svc4")),
                        List.of(),
                        List.of(),
                        sidecar("istio-system", "global", null, "./*", "istio-system/*"));
        SidecarScope scope = context.scopeOf(proxy(ProxyNode.Role.SIDECAR, "foo", Labels.NONE));
        assertThat(scope.services())
                .extracting(MeshService::hostname)
                .containsExactly("svc2", "svc3", "svc4");
    }

    @Test
    void destinations_of_imported_virtual_services_are_reachable() {
        HttpRoute route =
                HttpRoute.forward(List.of(), List.of(new Destination("b.com", "", 9000, 0)));
        VirtualService virtual =
                new VirtualService(
                        Meta.of("ns", "vs"),
                        List.of("a.com"),
                        List.of(),
                        List.of(route),
                        List.of());
        PushContext context =
                context(
                        List.of(service("ns", "a.com"), service("other", "b.com", 8000, 9000)),
                        List.of(virtual),
                        List.of(),
                        sidecar("ns", "only", null, "ns/*"));
        SidecarScope scope = context.scopeOf(proxy(ProxyNode.Role.SIDECAR, "ns", Labels.NONE));
        assertThat(requireNonNull(scope.service("b.com")).ports())
                .extracting(ServicePort::port)
                .containsExactly(9000);
        assertThat(scope.dependsOn(new ResourceKey(Kind.VIRTUAL_SERVICE, "ns", "vs"))).isTrue();
        assertThat(scope.dependsOn(new ResourceKey(Kind.VIRTUAL_SERVICE, "other", "vs"))).isFalse();
        assertThat(scope.dependsOn(MeshService.key("other", "b.com"))).isTrue();
        assertThat(scope.dependsOn(MeshService.key("ns", "b.com"))).isFalse();
    }

    private static DestinationRule rule(
            String namespace, String name, String host, String subset, String... exportTo) {
        return new DestinationRule(
                Meta.of(namespace, name),
                host,
                TrafficPolicy.NONE,
                List.of(
                        new DestinationRule.Subset(
                                subset, Labels.of("version", "1"), TrafficPolicy.NONE)),
                List.of(exportTo));
    }

    @Test
    void rules_for_one_host_in_one_namespace_are_merged() {
        RuleIndex rules =
                new RuleIndex(
                        MeshConfig.DEFAULT,
                        List.of(rule("ns", "a", "x.com", "v1"), rule("ns", "b", "x.com", "v2")));
        MergedRule merged = rules.find("ns", service("ns", "x.com")).get(0);
        assertThat(merged.subsets())
                .extracting(DestinationRule.Subset::name)
                .containsExactly("v1", "v2");
        assertThat(merged.sources()).hasSize(2);
    }

    @Test
    void of_one_hosts_virtual_services_the_private_one_comes_first() {
        PushContext context =
                context(
                        List.of(),
                        List.of(
                                exported("public", "a.com", "*"),
                                exported("shared", "a.com", ".", "elsewhere"),
                                exported("private", "a.com", ".")),
                        List.of());
        assertThat(context.visibleTo("default").virtualServices())
                .extracting(service -> service.key().name())
                .containsExactly("private", "shared", "public");
    }

    private static VirtualService exported(String name, String host, String... exportTo) {
        return new VirtualService(
                Meta.of("default", name), List.of(host), List.of(), List.of(), List.of(exportTo));
    }

    private static StreamRoute fromNamespace(String namespace, Destination to) {
        return new StreamRoute(false, List.of(StreamMatch.from(namespace)), List.of(to));
    }

    @Test
    void tcp_rules_bring_their_destinations_into_scope_unless_for_others() {
        StreamRoute own = fromNamespace("ns", to("b.com"));
        StreamRoute others = fromNamespace("far", to("c.com"));
        VirtualService virtual =
                new VirtualService(
                        Meta.of("ns", "vs"),
                        List.of("a.com"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(own, others));
        PushContext context =
                context(
                        List.of(service("x", "b.com"), service("x", "c.com")),
                        List.of(virtual),
                        List.of(),
                        sidecar("ns", "only", null, "ns/*"));
        SidecarScope scope = context.scopeOf(proxy(ProxyNode.Role.SIDECAR, "ns", Labels.NONE));
        assertThat(scope.byHost()).containsOnlyKeys("b.com");
    }

    private static Destination to(String host) {
        return new Destination(host, "", 0, 0);
    }
}
