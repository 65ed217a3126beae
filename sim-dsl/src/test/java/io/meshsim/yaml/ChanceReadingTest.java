package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every law and every kind of arrivals that a scenario can name becomes that one. */
class ChanceReadingTest {

    private static final String SHOP =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cart, namespace: shop}
            spec:
              selector: {matchLabels: {app: cart}}
              template:
                metadata: {labels: {app: cart, version: v1}}
                spec: {containers: [{name: app}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop}
            spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
            """;

    @TempDir private Path temp = Path.of("");

    private Scenario scenario(String law, String arrivals) {
        ManifestText.write(temp, "shop.yaml", SHOP);
        ManifestText.write(temp, "calls.csv", "at,took\n0.5,12\n2,8\n");
        String text =
                """
                apiVersion: meshsim.io/v1
                kind: Scenario
                metadata: {name: shop}
                spec:
                  duration: 10s
                  services: {cart: {serviceTime: %s}}
                  clients: [{name: users, service: cart, from: cart, %s}]
                """
                        .formatted(law, arrivals);
        ManifestText.write(temp, "scenario.yaml", text);
        return Scenarios.load(List.of(temp), true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{constant: 2ms} | constant 2ms",
                "{exponential: {mean: 4ms}, plus: 1ms} | 1ms plus exponential with mean 4ms",
                "{uniform: {low: 1ms, high: 3ms}} | uniform from 1ms to 3ms",
                "{lognormal: {median: 8ms, sigma: 0.5}} | lognormal with median 8ms, sigma 0.5",
                "{gamma: {mean: 5ms, shape: 2}} | gamma with mean 5ms, shape 2.0",
                "{weibull: {scale: 5ms, shape: 0.7}} | Weibull with scale 5ms, shape 0.7",
                "{pareto: {low: 1ms, shape: 1.5}} | Pareto from 1ms, shape 1.5",
                "{pareto: {low: 1ms, shape: 1, high: 10s}} | Pareto from 1ms to 10s, shape 1.0",
                "{empirical: {observations: [3ms, 9ms, 4ms]}}"
                        + " | one of 3 observations from 3ms to 9ms",
                "{empirical: {observations: [3ms, 4ms], interpolate: true}}"
                        + " | interpolated from 2 observations from 3ms to 4ms",
                "{empirical: {file: calls.csv, column: took, unit: ms}}"
                        + " | one of 2 observations from 8ms to 12ms",
                "{empirical: {file: calls.csv, column: took, unit: us, interpolate: true}}"
                        + " | interpolated from 2 observations from 8\u00b5s to 12\u00b5s",
                "{mixture: [{weight: 9, law: {constant: 1ms}}, {weight: 1, law: {constant: 5ms}}]}"
                        + " | mixture (9.0 of constant 1ms, 1.0 of constant 5ms)",
            })
    void a_law_is_read_as_it_is_written(String law, String read) {
        Scenario scenario = scenario(law, "rate: 1/s");

        assertThat(scenario.spec().behaviours().values())
                .singleElement()
                .satisfies(cart -> assertThat(cart.serviceTime()).hasToString(read));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: 120/m | 2.0 per second",
                "arrivals: {poisson: 7200/h} | 2.0 per second",
                "arrivals: {even: 2/s, batch: 3} | 2.0 per second, evenly spaced, 3 at once",
                "arrivals: {steps: [{rate: 2/s, for: 1m}, {rate: 0/s, for: 1s}]}"
                        + " | 2.0 per second for 60s, then 0.0 per second for 1s",
                "arrivals: {steps: [{rate: 2/s, for: 1m}], repeat: true}"
                        + " | 2.0 per second for 60s, and again",
                "arrivals: {sinusoidal: {mean: 2/s, swing: 0.5, period: 10m}}"
                        + " | sine around 2.0 per second, swing 0.5, over 600s",
                "arrivals: {bursts: {quiet: {rate: 0/s, for: 2s}, burst: {rate: 9/s, for: 1s}}}"
                        + " | quiet: 0.0 per second for 2s on average,"
                        + " bursts: 9.0 per second for 1s on average",
                "arrivals: {trace: {file: calls.csv, column: at, unit: s}}"
                        + " | 2 recorded over 2s",
                "arrivals: {trace: {file: calls.csv, column: at, unit: m}, repeat: true}"
                        + " | 2 recorded over 120s, and again",
            })
    void arrivals_are_read_as_they_are_written(String arrivals, String read) {
        Scenario scenario = scenario("{constant: 2ms}", arrivals);

        assertThat(scenario.spec().clients().get(0).spec().arrivals()).hasToString(read);
    }

    @Test
    void only_a_file_that_nobody_names_is_not_read() {
        ManifestText.write(temp, "notes.csv", "a");

        Scenario scenario =
                scenario(
                        "{empirical: {file: calls.csv, column: took, unit: ms}}",
                        "arrivals: {trace: {file: calls.csv, column: at, unit: s}}");

        assertThat(ManifestText.notes(scenario.notes(), "warning"))
                .containsExactly("is not read: its name does not end in .yaml, .yml or .json");
    }
}
