package io.meshsim.part.istiod.context;

import static io.meshsim.part.istiod.context.CaseConfig.labels;
import static io.meshsim.part.istiod.context.CaseConfig.objects;
import static io.meshsim.part.istiod.context.CaseConfig.strings;
import static io.meshsim.part.istiod.context.CaseConfig.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Sidecar;
import io.meshsim.xds.ProxyNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who sees what: Istio's own tables. */
class ScopeCasesTest {

    private static final MeshConfig MESH = MeshConfig.DEFAULT;

    static Stream<Case> scopes() {
        return Cases.of("sidecar_scope");
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void a_sidecar_brings_in_what_its_hosts_say(Case line) {
        Cases.check(line, ScopeCasesTest::checkScope);
    }

    private static void checkScope(Case line) {
        JsonObject in = line.input();
        JsonObject expected = line.expected().getAsJsonObject();
        String namespace = text(in, "namespace");
        JsonObject written = in.has("sidecar") ? in.getAsJsonObject("sidecar") : null;
        Sidecar sidecar =
                written == null
                        ? null
                        : new Sidecar(
                                Meta.of(namespace, text(written, "name")),
                                null,
                                CaseConfig.egress(written),
                                null);
        Scoping scoping = new Scoping(MESH, in.get("pickBest").getAsBoolean(), true);
        SidecarScope scope = scope(in, namespace, sidecar, scoping);
        assertThat(scope.listeners()).hasSize(expected.get("listeners").getAsInt());
        List<MeshService> services =
                objects(expected, "services").stream().map(CaseConfig::service).toList();
        if (expected.get("inOrder").getAsBoolean()) {
            assertThat(scope.services()).isEqualTo(services);
        } else {
            assertThat(scope.services()).containsExactlyInAnyOrderElementsOf(services);
        }
        if (written != null && expected.has("rule")) {
            checkRule(expected.get("rule"), scope, labels(written.get("labels")));
        }
    }

    private static void checkRule(JsonElement expected, SidecarScope scope, Labels client) {
        MergedRule found = scope.rule("httpbin.org", client);
        if (expected.isJsonNull()) {
            assertThat(found).isNull();
            return;
        }
        DestinationRule rule = CaseConfig.rule(expected.getAsJsonObject());
        requireNonNull(found);
        assertThat(found.sources()).startsWith(rule.key());
        assertThat(found.trafficPolicy()).isEqualTo(rule.trafficPolicy());
        assertThat(found.workloadSelector()).isEqualTo(rule.workloadSelector());
        assertThat(found.subsets()).isEqualTo(rule.subsets());
    }

    private static SidecarScope scope(
            JsonObject in, String namespace, @Nullable Sidecar sidecar, Scoping scoping) {
        PushContext context =
                new PushContext(
                        "v1",
                        new PushContext.Config(
                                CaseConfig.sortedServices(in),
                                objects(in, "virtualServices").stream()
                                        .map(CaseConfig::virtualService)
                                        .toList(),
                                objects(in, "destinationRules").stream()
                                        .map(CaseConfig::rule)
                                        .toList(),
                                List.of(),
                                sidecar == null ? List.of() : List.of(sidecar),
                                scoping));
        return context.scopeOf(proxy(ProxyNode.Role.SIDECAR, namespace, Labels.NONE));
    }

    private static ProxyNode proxy(ProxyNode.Role role, String namespace, Labels labels) {
        return ProxyNode.of(role, namespace, "pod", "10.0.0.1", "sa", "node", labels);
    }

    static Stream<Case> selects() {
        return Cases.of("sidecar_egress_select");
    }

    @ParameterizedTest
    @MethodSource("selects")
    void a_listener_imports_services(Case line) {
        Cases.check(line, ScopeCasesTest::checkSelect);
    }

    private static void checkSelect(Case line) {
        JsonObject in = line.input();
        EgressHosts hosts =
                new EgressHosts(
                        text(in, "namespace"),
                        in.get("port").getAsInt(),
                        strings(in.get("hosts")),
                        true);
        assertThat(hosts.select(objects(in, "services").stream().map(CaseConfig::service).toList()))
                .isEqualTo(
                        objects(line.expected().getAsJsonObject(), "services").stream()
                                .map(CaseConfig::service)
                                .toList());
    }

    static Stream<Case> dependencies() {
        return Cases.of("sidecar_config_dependencies");
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void a_scope_depends_on_what_it_was_made_from(Case line) {
        Cases.check(line, ScopeCasesTest::checkDependencies);
    }

    private static void checkDependencies(Case line) {
        JsonObject in = line.input();
        Sidecar sidecar =
                in.get("hosts").isJsonNull()
                        ? null
                        : new Sidecar(
                                Meta.of(text(in, "sidecarNamespace"), "sidecar"),
                                null,
                                List.of(new Sidecar.Egress(0, strings(in.get("hosts")))),
                                null);
        SidecarScope scope = scope(in, text(in, "namespace"), sidecar, Scoping.DEFAULT);
        for (JsonElement each : line.expected().getAsJsonArray()) {
            JsonObject config = each.getAsJsonObject();
            ResourceKey key =
                    new ResourceKey(
                            kind(text(config, "kind")),
                            text(config, "namespace"),
                            text(config, "name"));
            assertThat(scope.dependsOn(key))
                    .as(key.toString())
                    .isEqualTo(config.get("depends").getAsBoolean());
        }
    }

    /** A ServiceEntry is what istiod calls any service. */
    private static Kind kind(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.text().equals(text.replace("ServiceEntry", "Service")))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Case> policies() {
        return Cases.of("sidecar_outbound_traffic_policy");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void unknown_destinations_are_let_through_or_not(Case line) {
        Cases.check(line, ScopeCasesTest::checkPolicy);
    }

    private static void checkPolicy(Case line) {
        JsonObject in = line.input();
        boolean meshOnly = text(in, "meshOutboundTrafficPolicy").equals("REGISTRY_ONLY");
        String own = text(in, "sidecarOutboundTrafficPolicy");
        Boolean registryOnly = own.isEmpty() ? null : own.equals("REGISTRY_ONLY");
        Sidecar sidecar =
                in.get("sidecarPresent").getAsBoolean()
                        ? new Sidecar(Meta.of("ns", "one"), null, List.of(), registryOnly)
                        : null;
        SidecarScope scope =
                scope(new JsonObject(), "ns", sidecar, Scoping.of(MESH.withRegistryOnly(meshOnly)));
        assertThat(scope.allowAny() ? "ALLOW_ANY" : "REGISTRY_ONLY")
                .isEqualTo(text(line.expected().getAsJsonObject(), "effectiveMode"));
    }

    static Stream<Case> selections() {
        return Cases.of("sidecar_selection");
    }

    @ParameterizedTest
    @MethodSource("selections")
    void the_sidecar_of_a_proxy_is_the_closest(Case line) {
        Cases.check(line, ScopeCasesTest::checkSelection);
    }

    private static void checkSelection(Case line) {
        JsonObject in = line.input();
        List<Sidecar> sidecars = new ArrayList<>();
        for (JsonObject one : objects(in, "sidecars")) {
            JsonElement selector = one.get("workloadSelector");
            List<String> hosts = strings(one.get("egressHosts"));
            sidecars.add(
                    new Sidecar(
                            Meta.of(text(one, "namespace"), text(one, "name")),
                            selector.isJsonNull() ? null : labels(selector),
                            List.of(new Sidecar.Egress(0, hosts)),
                            null));
        }
        JsonObject proxy = in.getAsJsonObject("proxy");
        ProxyNode node =
                proxy(
                        text(proxy, "type").equals("router")
                                ? ProxyNode.Role.ROUTER
                                : ProxyNode.Role.SIDECAR,
                        text(proxy, "namespace"),
                        labels(proxy.get("labels")));
        SidecarScope scope =
                new PushContext(
                                "v1",
                                new PushContext.Config(
                                        CaseConfig.sortedServices(in),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        sidecars))
                        .scopeOf(node);
        JsonObject expected = line.expected().getAsJsonObject();
        if (expected.has("scope")) {
            assertThat(scope.name()).isEqualTo(text(expected, "scope"));
        } else {
            assertThat(strings(expected.get("visibleServiceNamespacesSubsetOf")))
                    .containsAll(scope.services().stream().map(MeshService::namespace).toList());
            assertThat(scope.services()).isNotEmpty();
        }
    }
}
