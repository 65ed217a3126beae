package io.meshsim.yaml;

import static java.time.Duration.ofMillis;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.yaml.schema.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario in variants: each is the scenario with what the variant says over it. */
class VariantsTest {

    private static final String SCENARIO =
            """
            apiVersion: meshsim.io/v1
            kind: Scenario
            metadata: {name: twins}
            spec:
              duration: 10s
              istiod:
                cpus: 4
                env: {PILOT_PUSH_THROTTLE: 100, PILOT_DEBOUNCE_AFTER: 50ms}
              claims:
              - pushes: {atMost: 5}
              variants:
                hundred: {}
                five:
                  istiod: {env: {PILOT_PUSH_THROTTLE: 5}}
                  manifests: [extra.yaml]
                  claims:
                  - measure: {of: {pushes: full}, atLeast: 1}
              comparisons:
              - of: {metric: pilot_proxy_convergence_time, quantile: 0.99}
                in: hundred
                to: five
                atLeast: 10
            """;

    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: NAME, namespace: default}
            spec: {selector: {app: NAME}, ports: [{name: http, port: 80}]}
            """;

    @TempDir private Path directory = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("scenario.yaml"), SCENARIO);
        Files.writeString(directory.resolve("service.yaml"), SERVICE.replace("NAME", "shop"));
        Files.writeString(directory.resolve("extra.yaml"), SERVICE.replace("NAME", "extra"));
    }

    private ScenarioSet load() {
        return Scenarios.loadAll(List.of(directory), true);
    }

    private static Stream<String> services(Scenario scenario) {
        return scenario.spec().resources().stream()
                .filter(io.meshsim.config.Service.class::isInstance)
                .map(resource -> resource.meta().name());
    }

    @Test
    void a_variant_says_only_what_differs() {
        Scenario five = Objects.requireNonNull(load().variants().get("five"));

        assertThat(five.spec().settings().istiod().pushThrottle()).isEqualTo(5);
        assertThat(five.spec().settings().istiod().cpus()).isEqualTo(4);
        assertThat(five.spec().settings().istiod().debounceAfter()).isEqualTo(ofMillis(50));
        assertThat(five.name()).isEqualTo("twins/five");
    }

    @Test
    void its_own_manifests_are_in_no_other() {
        ScenarioSet set = load();

        assertThat(set.variants().keySet()).containsExactly("hundred", "five");
        assertThat(set.variants().values())
                .extracting(scenario -> services(scenario).collect(joining(" ")))
                .containsExactly("shop", "shop extra");
    }

    @Test
    void its_claims_come_after_those_of_all() {
        assertThat(load().variants().values())
                .extracting(scenario -> scenario.claims().size())
                .containsExactly(1, 2);
    }

    @Test
    void a_comparison_divides_one_variants_number_by_the_others() {
        Comparison comparison = load().comparisons().get(0);

        ClaimResult enough = comparison.check(OptionalDouble.of(5), OptionalDouble.of(0.5));
        ClaimResult little = comparison.check(OptionalDouble.of(4.9), OptionalDouble.of(0.5));
        ClaimResult nothing = comparison.check(OptionalDouble.of(5), OptionalDouble.empty());

        assertThat(enough.holds()).isTrue();
        assertThat(enough.seen()).isEqualTo("10 times, 5 to 0.5000");
        assertThat(little.holds()).isFalse();
        assertThat(nothing.holds()).isFalse();
        assertThat(nothing.seen()).isEqualTo("nothing measured in five");
    }

    @Test
    void a_variant_that_is_not_there_is_named_with_its_place() throws IOException {
        String wrong = SCENARIO.replace("to: five", "to: fife");
        Files.writeString(directory.resolve("scenario.yaml"), wrong);

        assertThatThrownBy(this::load)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("spec.comparisons[0].to")
                .hasMessageContaining("there is no variant fife")
                .hasMessageContaining("five");
    }

    @Test
    void a_manifest_that_is_missing_is_named_with_its_place() throws IOException {
        String wrong = SCENARIO.replace("[extra.yaml]", "[more.yaml]");
        Files.writeString(directory.resolve("scenario.yaml"), wrong);

        assertThatThrownBy(this::load)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("spec.variants.five.manifests[0]")
                .hasMessageContaining("there is no file more.yaml");
    }

    @Test
    void a_scenario_with_variants_is_not_one_scenario() {
        assertThatThrownBy(() -> Scenarios.load(List.of(directory), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has variants [hundred, five]");
    }
}
