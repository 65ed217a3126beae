package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.config.Deployment;
import io.meshsim.dsl.ScenarioRun;
import io.meshsim.engine.EngineSettings;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.yaml.schema.BadInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateway resources speak to routers only; a sidecar ignores them, whatever its labels. */
class GatewayPodsTest {

    private static final String ROUTES =
            """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: shop}
            spec:
              selector: {istio: edge}
              servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop}
            spec:
              hosts: ["*"]
              gateways: [shop]
              http: [{route: [{destination: {host: cart}}]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: cart}
            spec: {selector: {app: cart}, ports: [{name: http, port: 80, targetPort: 8080}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cart}
            spec:
              selector: {matchLabels: {app: cart}}
              template:
                metadata: {labels: {app: cart, version: v1}}
                spec: {containers: [{name: app}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: edge}
            spec: {selector: {istio: edge}, ports: [{name: http, port: 80, targetPort: 8080}]}
            ---
            """;

    @TempDir private Path temp = Path.of("");

    private static String edge(String annotations, String args) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: edge}
        spec:
          selector: {matchLabels: {istio: edge}}
          template:
            metadata: {labels: {istio: edge}, annotations: {%s}}
            spec: {containers: [{name: istio-proxy, args: [%s]}]}
        """
                .formatted(annotations, args);
    }

    private boolean isGateway(String annotations, String args) {
        Loaded loaded = ManifestText.read(temp, edge(annotations, args));
        Deployment deployment = ManifestText.one(loaded, Deployment.class);
        return deployment.template().labels().get(IngressGateways.ROLE).isPresent();
    }

    @Test
    void the_injection_template_gateway_makes_a_gateway() {
        assertThat(isGateway("inject.istio.io/templates: gateway", "")).isTrue();
        assertThat(isGateway("inject.istio.io/templates: 'spire, gateway'", "")).isTrue();
        assertThat(isGateway("inject.istio.io/templates: 'sidecar,spire'", "")).isFalse();
        assertThat(isGateway("", "")).isFalse();
    }

    @Test
    void a_proxy_that_is_started_as_a_router_is_a_gateway() {
        assertThat(isGateway("", "proxy, router, --domain, x")).isTrue();
        assertThat(isGateway("", "proxy, sidecar")).isFalse();
        assertThat(isGateway("", "router")).isFalse();
    }

    @Test
    void a_gateway_of_the_manifests_routes_what_it_gets() {
        String edge = edge("inject.istio.io/templates: gateway", "");
        Scenario scenario = scenario(edge);

        assertThat(ManifestText.notes(scenario.notes(), "default"))
                .noneMatch(note -> note.contains("is added"));
        assertThat(callsTo("cart.default", scenario)).isPositive();
    }

    @Test
    void an_application_that_a_gateway_selects_is_warned_of_and_gets_no_routes() {
        Scenario scenario = scenario(edge("", ""));

        assertThat(ManifestText.notes(scenario.notes(), "warning"))
                .containsExactly(
                        "gateway default/shop: selects deployment default/edge, whose pods are no"
                                + " gateway: sidecars ignore Gateways; a gateway has the"
                                + " annotation inject.istio.io/templates: gateway");
        assertThat(ManifestText.notes(scenario.notes(), "default"))
                .anyMatch(note -> note.contains("for gateway default/shop is added"));
        assertThat(callsTo("cart.default", scenario)).isPositive();
        assertThat(callsTo("edge.default", scenario)).isZero();
    }

    @Test
    void a_client_from_outside_needs_a_service_in_front_of_a_gateway() {
        String client =
                """
                ---
                apiVersion: meshsim.io/v1
                kind: Scenario
                metadata: {name: shop}
                spec:
                  duration: 1s
                  clients: [{name: visitors, gateway: %s, rate: 10/s}]
                """;
        String edge = edge("inject.istio.io/templates: gateway", "");
        assertThat(scenario(edge + client.formatted("edge")).spec().clients()).hasSize(1);
        assertThatThrownBy(() -> scenario(edge + client.formatted("cart")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(
                        "spec.clients[0].gateway: Service cart is not in front of a gateway");
    }

    private Scenario scenario(String edge) {
        return Scenarios.load(List.of(ManifestText.write(temp, "shop.yaml", ROUTES + edge)), false);
    }

    private static long callsTo(String service, Scenario scenario) {
        ScenarioRun run = new ScenarioRun(scenario, 1, EngineSettings.DEFAULT);
        run.settle();
        run.play((done, whole) -> {});
        RunResult result = run.result();
        return result.requestsByVersion().stream()
                .filter(group -> group.destination().startsWith(service))
                .mapToLong(group -> group.count())
                .sum();
    }
}
