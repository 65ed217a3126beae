package io.meshsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command on a scenario in variants. */
class VariantsRunTest {

    private static final String SCENARIO =
            """
            apiVersion: meshsim.io/v1
            kind: Scenario
            metadata: {name: twins}
            spec:
              duration: 9s
              happenings:
              - {at: 1s, scale: {deployment: cart-v1, replicas: 3}}
              variants:
                short: {istiod: {env: {PILOT_DEBOUNCE_AFTER: 100ms}}}
                long: {istiod: {env: {PILOT_DEBOUNCE_AFTER: 1s}}}
              claims:
              - pushes: {atMost: 1}
              comparisons:
              - {of: {convergence: slowest}, in: long, to: short, atLeast: LEAST}
            """;

    @TempDir private Path temp = Path.of("");

    private Call run(String least, String... more) {
        Path directory = temp.resolve("in");
        Input.write(directory.resolve("shop.yaml"), Input.read(Input.of("claims/shop.yaml")));
        Input.write(directory.resolve("scenario.yaml"), SCENARIO.replace("LEAST", least));
        return Call.run(directory, temp.resolve("out"), more);
    }

    @Test
    void variants_stand_beside_each_other() {
        Call call = run("2");

        assertThat(call.out())
                .contains("2 variants", "Claims in short", "Comparisons  1 of 1 hold")
                .contains("slowest convergence of changes, long to short");
        assertThat(call.exitCode()).isZero();
        assertThat(temp.resolve("out/long/report.html")).exists();
        assertThat(temp.resolve("out/short/metrics.prom")).exists();
    }

    @Test
    void a_comparison_that_fails_makes_the_exit_code_1() {
        Call call = run("100", "--json");

        JsonObject tree = JsonParser.parseString(call.out()).getAsJsonObject();
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(tree.get("passed").getAsBoolean()).isFalse();
        assertThat(tree.getAsJsonObject("variants").keySet()).containsExactly("short", "long");
        assertThat(tree.getAsJsonArray("comparisons")).hasSize(1);
    }
}
