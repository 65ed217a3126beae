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
import io.meshsim.config.TrafficPolicy;
import io.meshsim.config.VirtualService;
import io.meshsim.xds.ProxyNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "SIDECAR, default, bar, default/global",
        "SIDECAR, default, foo, default/foo",
        "SIDECAR, nosidecar, bar, nosidecar/global",
        "ROUTER, istio-system, istio-gateway, istio-system/default-sidecar",
    })
    void the_sidecar_of_a_proxy_is_the_closest(
            ProxyNode.Role role, String namespace, String app, String scope) {
        PushContext context =
                context(
                        List.of(),
                        List.of(),
                        List.of(),
                        sidecar("default", "foo", Labels.of("app", "foo"), "default/*"),
                        sidecar("istio-system", "global", null, "default/*"));
        ProxyNode proxy = proxy(role, namespace, Labels.of("app", app));
        assertThat(context.scopeOf(proxy).name()).isEqualTo(scope);
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

    // The rules and answers of TestSetDestinationRuleWithExportTo, one subset each.
    private static final RuleIndex RULES =
            new RuleIndex(
                    MeshConfig.DEFAULT,
                    List.of(
                            rule("test1", "rule1", "httpbin.org", "s1", ".", "ns1"),
                            rule(
                                    "test2",
                                    "rule2",
                                    "httpbin.org",
                                    "s3",
                                    "test2",
                                    "ns1",
                                    "test1",
                                    "newNS"),
                            rule("test3", "rule3", "httpbin.org", "s5", "test1", "test2", "*"),
                            rule("test4", "rule4-local", "httpbin.org", "s15", "test4"),
                            rule("istio-system", "rule4", "httpbin.org", "s7"),
                            rule("istio-system", "rule1", "httpbin.org", "s9", "."),
                            rule("istio-system", "rule2", "*.org", "s11", "."),
                            rule("istio-system", "rule3", "*.app.org", "s13", "."),
                            rule("test5", "rule5", "api.test.com", "s50", "istio-system"),
                            rule("test6", "rule6", "api.test.com", "s60", "istio-system")));

    @ParameterizedTest
    @CsvSource({
        "test1, test2, httpbin.org, s1",
        "newNS, test2, httpbin.org, s3",
        "ns1, test1, httpbin.org, s1",
        "ns1, random, httpbin.org, s7",
        "random, random, httpbin.org, s7",
        "istio-system, random, httpbin.org, s9",
        "istio-system, istio-system, httpbin.org, s9",
        "istio-system, istio-system, foo.app.org, s13",
        "istio-system, test6, api.test.com, s60",
        "istio-system, test7, api.test.com, none",
    })
    void the_rule_of_a_service_is_looked_for_near_the_client_first(
            String client, String namespace, String host, String subset) {
        List<MergedRule> found = RULES.find(client, service(namespace, host));
        assertThat(found.isEmpty() ? "none" : found.get(0).subsets().get(0).name())
                .isEqualTo(subset);
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

    @ParameterizedTest
    @CsvSource({
        "., '', false",
        "*, '', true",
        "'', *, true",
        "'', ~, false",
        ". foo, '', true",
        ". baz, '', false",
    })
    void a_service_is_seen_where_it_is_exported_to(String meshDefault, String own, boolean seen) {
        assertThat(ExportTo.isVisible(tokens(own), "bar", "foo", tokens(meshDefault)))
                .isEqualTo(seen);
    }

    private static List<String> tokens(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "foo.example.com, foo",
        "baz.example.com, wild",
        "qux.bar.example.com, barwild",
        "*.bar.example.com, barwild",
    })
    void the_most_specific_virtual_service_decides(String host, String name) {
        VirtualServiceIndex index =
                new VirtualServiceIndex(
                        List.of(
                                virtual("foo", "foo.example.com"),
                                virtual("foo2", "foo.example.com"),
                                virtual("wild", "*.example.com"),
                                virtual("barwild", "*.bar.example.com"),
                                virtual("barwild2", "*.bar.example.com")));
        assertThat(requireNonNull(index.find(host)).key().name()).isEqualTo(name);
    }

    private static ResolvedVirtualService virtual(String name, String host) {
        return ResolvedVirtualService.of(
                new VirtualService(
                        Meta.of("default", name), List.of(host), List.of(), List.of(), List.of()));
    }
}
