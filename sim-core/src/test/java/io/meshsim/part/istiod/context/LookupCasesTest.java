package io.meshsim.part.istiod.context;

import static io.meshsim.part.istiod.context.CaseConfig.objects;
import static io.meshsim.part.istiod.context.CaseConfig.service;
import static io.meshsim.part.istiod.context.CaseConfig.strings;
import static io.meshsim.part.istiod.context.CaseConfig.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found for a host, a port or a client: Istio's own tables. */
class LookupCasesTest {

    private static final MeshConfig MESH = MeshConfig.DEFAULT;

    static Stream<Case> pools() {
        return Cases.of("sidecar_inbound_connection_pool");
    }

    @ParameterizedTest
    @MethodSource("pools")
    void a_ports_own_connection_pool_replaces_the_sidecars(Case line) {
        Cases.check(line, LookupCasesTest::checkPool);
    }

    private static void checkPool(Case line) {
        JsonObject in = line.input();
        List<Sidecar.Ingress> ingress = new ArrayList<>();
        for (JsonObject one : objects(in, "ingress")) {
            Sidecar.Port port = new Sidecar.Port(one.get("port").getAsInt(), "HTTP", "");
            Sidecar.CaptureMode mode = Sidecar.CaptureMode.DEFAULT;
            ingress.add(new Sidecar.Ingress(port, "", mode, "", null, pool(text(one, "pool"))));
        }
        ConnectionPool all = pool(text(in, "topLevelPool"));
        Sidecar sidecar = new Sidecar(Meta.of("ns", "one"), null, ingress, List.of(), null, all);
        JsonObject expected = line.expected().getAsJsonObject().getAsJsonObject("pool_by_port");
        for (String port : expected.keySet()) {
            assertThat(sidecar.inboundConnectionPool(Integer.parseInt(port)))
                    .isEqualTo(pool(text(expected, port)));
        }
    }

    private static @Nullable ConnectionPool pool(String name) {
        return name.isEmpty()
                ? null
                : new ConnectionPool(new ConnectionPool.Tcp(name.charAt(0)), null);
    }

    static Stream<Case> virtualServices() {
        return Cases.of("most_specific_virtual_service");
    }

    @ParameterizedTest
    @MethodSource("virtualServices")
    void the_most_specific_virtual_service_decides(Case line) {
        Cases.check(line, LookupCasesTest::checkVirtualService);
    }

    private static void checkVirtualService(Case line) {
        VirtualServiceIndex index =
                new VirtualServiceIndex(
                        objects(line.input(), "virtualServicesInOrder").stream()
                                .map(CaseConfig::virtualService)
                                .map(ResolvedVirtualService::of)
                                .toList());
        JsonObject expected =
                line.expected().getAsJsonObject().getAsJsonObject("virtual_service_by_host");
        for (String host : strings(line.input().get("services"))) {
            ResolvedVirtualService found = index.find(host);
            assertThat(found == null ? "" : found.namespace() + "/" + found.key().name())
                    .isEqualTo(text(expected, host));
        }
    }

    static Stream<Case> visibilities() {
        return Cases.of("service_visibility");
    }

    @ParameterizedTest
    @MethodSource("visibilities")
    void services_are_seen_where_they_are_exported_to(Case line) {
        Cases.check(line, LookupCasesTest::checkVisibility);
    }

    private static void checkVisibility(Case line) {
        JsonObject in = line.input();
        JsonObject expected = line.expected().getAsJsonObject();
        MeshConfig mesh = MESH.withDefaultServiceExportTo(strings(in.get("meshDefaultExportTo")));
        if (expected.has("visible")) {
            assertThat(
                            ExportTo.isVisible(
                                    strings(in.get("serviceExportTo")),
                                    text(in, "serviceNamespace"),
                                    text(in, "clientNamespace"),
                                    mesh.defaultServiceExportTo()))
                    .isEqualTo(expected.get("visible").getAsBoolean());
        } else if (expected.has("hostsInOrder")) {
            VisibleConfig visible = visible(in, text(in, "clientNamespace"), mesh);
            assertThat(visible.services())
                    .extracting(MeshService::hostname)
                    .isEqualTo(strings(expected.get("hostsInOrder")));
            assertThat(requireNonNull(visible.best("svc4")).isKubernetes()).isTrue();
        } else {
            List<String> all = strings(expected.get("public"));
            assertThat(hosts(visible(in, "nobody", mesh))).containsExactlyElementsOf(all);
            JsonObject exported = expected.getAsJsonObject("exportedToNamespace");
            for (String client : exported.keySet()) {
                List<String> seen = new ArrayList<>(strings(exported.get(client)));
                seen.addAll(all);
                assertThat(hosts(visible(in, client, mesh))).containsExactlyElementsOf(seen);
            }
        }
    }

    private static VisibleConfig visible(JsonObject in, String client, MeshConfig mesh) {
        return new VisibleConfig(
                client,
                Scoping.of(mesh),
                objects(in, "services").stream()
                        .map(CaseConfig::service)
                        .sorted((a, b) -> a.hostname().compareTo(b.hostname()))
                        .toList(),
                List.of());
    }

    private static List<String> hosts(VisibleConfig visible) {
        return visible.services().stream().map(MeshService::hostname).toList();
    }

    static Stream<Case> rules() {
        return Cases.of("destination_rule_lookup");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_of_a_service_is_looked_for_near_the_client_first(Case line) {
        Cases.check(line, LookupCasesTest::checkRuleLookup);
    }

    private static void checkRuleLookup(Case line) {
        JsonObject in = line.input();
        RuleIndex index =
                new RuleIndex(MESH, objects(in, "rules").stream().map(CaseConfig::rule).toList());
        JsonObject asked = new JsonObject();
        asked.add("host", in.get("serviceHost"));
        asked.add("namespace", in.get("serviceNamespace"));
        List<MergedRule> found = index.find(text(in, "proxyNamespace"), service(asked));
        JsonElement subsets = line.expected().getAsJsonObject().get("subsets");
        assertThat(
                        found.stream()
                                .flatMap(rule -> rule.subsets().stream())
                                .map(Subset::name)
                                .toList())
                .isEqualTo(strings(subsets));
    }
}
