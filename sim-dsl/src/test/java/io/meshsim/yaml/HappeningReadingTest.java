package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.yaml.schema.BadInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A happening says which resource it means, and the resource is there at its time. */
class HappeningReadingTest {

    private static final String SHOP =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cart, namespace: %1$s}
            spec:
              selector: {matchLabels: {app: cart}}
              template:
                metadata: {labels: {app: cart, version: v1}}
                spec: {containers: [{name: app}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: %1$s}
            spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
            ---
            """;
    private static final String CANARY =
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: canary, namespace: red}
            spec:
              hosts: [cart]
              gateways: [mesh, edge]
              http:
              - route:
                - {destination: {host: cart, subset: v2}, weight: 50}
                - {destination: {host: cart, port: {number: 81}}, weight: 50}
            """;

    @TempDir private Path temp = Path.of("");

    @BeforeEach
    void a_shop_in_two_namespaces_and_a_canary_for_later() {
        ManifestText.write(temp, "shop.yaml", SHOP.formatted("red") + SHOP.formatted("blue"));
        ManifestText.write(temp, "canary.yaml", CANARY);
    }

    private Scenario scenario(String happenings) {
        String text =
                """
                apiVersion: meshsim.io/v1
                kind: Scenario
                metadata: {name: shop}
                spec:
                  duration: 10s
                  happenings: [%s]
                """
                        .formatted(happenings);
        ManifestText.write(temp, "scenario.yaml", text);
        return Scenarios.load(List.of(temp), false);
    }

    private List<String> texts(String happenings) {
        return scenario(happenings).happenings().stream().map(PlannedFault::text).toList();
    }

    @Test
    void proxies_of_a_deployment_hang_and_go_on() {
        assertThat(
                        texts(
                                "{at: 1s, stall: {proxiesOf: red/cart}},"
                                        + " {at: 2s, resume: {proxiesOf: red/cart}}"))
                .containsExactly(
                        "stall proxies of deployment red/cart",
                        "resume proxies of deployment red/cart");
    }

    @Test
    void a_name_that_is_in_several_namespaces_needs_one() {
        assertThatThrownBy(() -> scenario("{at: 1s, touch: {kind: Service, name: cart}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("spec.happenings[0].touch: Service cart is in several")
                .hasMessageContaining("say which namespace: red, blue");
        assertThatThrownBy(() -> scenario("{at: 1s, scale: {deployment: cart, replicas: 2}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("say which: cart.red, cart.blue");
    }

    @Test
    void a_deployment_is_scaled_to_a_number_or_by_one() {
        assertThat(texts("{at: 1s, scale: {deployment: cart, namespace: red, by: -1}}"))
                .containsExactly("scale deployment red/cart by -1");
        assertThatThrownBy(() -> scenario("{at: 1s, scale: {deployment: cart, namespace: red}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("scale needs either replicas or, of a deployment, by");
        assertThatThrownBy(() -> scenario("{at: 1s, scale: {istiod: true, by: 1}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("scale needs either replicas or, of a deployment, by");
    }

    @Test
    void the_namespace_of_a_happening_decides() {
        assertThat(
                        texts(
                                "{at: 1s, touch: {kind: Service, name: cart, namespace: blue}},"
                                        + "{at: 2s, scale: {deployment: cart, namespace: blue,"
                                        + " replicas: 3}}"))
                .containsExactly("touch service blue/cart", "scale deployment blue/cart to 3");
    }

    @Test
    void what_is_applied_can_be_touched_and_deleted_afterwards() {
        assertThat(
                        texts(
                                "{at: 3s, delete: {kind: VirtualService, name: canary}},"
                                        + "{at: 2s, touch: {kind: VirtualService, name: canary}},"
                                        + "{at: 1s, apply: canary.yaml}"))
                .hasSize(3);
    }

    @Test
    void nothing_can_be_done_to_what_is_not_there_yet_or_no_more() {
        assertThatThrownBy(
                        () ->
                                scenario(
                                        "{at: 1s, touch: {kind: VirtualService, name: canary}},"
                                                + "{at: 2s, apply: canary.yaml}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(
                        "spec.happenings[0].touch: at 1000.000 ms there is no virtualservice"
                                + " red/canary; it is applied later, or was deleted before");
        assertThatThrownBy(
                        () ->
                                scenario(
                                        "{at: 1s, every: 1s, times: 2, delete: {kind: Service,"
                                                + " name: cart, namespace: red}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(
                        "there is no service red/cart; it is applied later, or was deleted");
    }

    @Test
    void what_is_applied_is_checked_like_what_is_there_at_the_start() {
        String twice = "{at: 1s, apply: canary.yaml}, {at: 2s, apply: canary.yaml}";
        assertThat(ManifestText.notes(scenario(twice).notes(), "warning"))
                .containsExactly(
                        "virtualservice red/canary: no DestinationRule gives"
                                + " cart.red.svc.cluster.local a subset v2; Istio accepts it,"
                                + " requests there get 503 NC",
                        "virtualservice red/canary: Service cart.red.svc.cluster.local has no port"
                                + " 81; Istio accepts it, requests there get 503 NC",
                        "virtualservice red/canary: no gateway red/edge; Istio accepts it, no"
                                + " request comes that way");
    }

    @Test
    void a_file_that_is_applied_is_named_as_the_scenario_was() {
        scenario("{at: 1s, apply: canary.yaml}");
        Path named = Path.of("").toAbsolutePath().relativize(temp.toAbsolutePath());
        assertThat(Scenarios.load(List.of(named), false).notes())
                .filteredOn(note -> note.kind().equals("warning"))
                .isNotEmpty()
                .allMatch(note -> note.file().equals(named.resolve("canary.yaml").toString()));
    }

    @Test
    void what_would_never_end_is_refused() {
        assertThatThrownBy(() -> scenario("{at: 0s, every: 1ns, times: 2000000000, heal: true}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2000000000 must not be more than 100000");
    }
}
