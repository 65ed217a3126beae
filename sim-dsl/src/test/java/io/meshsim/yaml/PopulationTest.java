package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many like services by number: Deployments, Services and, on wish, Sidecars. */
class PopulationTest {

    @TempDir private Path directory = Path.of("");

    private List<String> keys(String population) throws IOException {
        Path file = directory.resolve("scenario.yaml");
        Files.writeString(
                file,
                "apiVersion: meshsim.io/v1\n"
                        + "kind: Scenario\n"
                        + "metadata: {name: many}\n"
                        + "spec:\n"
                        + "  duration: 1s\n"
                        + "  population: "
                        + population);
        Scenario scenario = Scenarios.load(List.of(file), true);
        return scenario.spec().resources().stream()
                .map(resource -> resource.key().toString())
                .toList();
    }

    @Test
    void each_service_has_a_deployment() throws IOException {
        assertThat(keys("{services: 2, replicas: 3}"))
                .contains("service default/service-0", "deployment default/service-1")
                .noneMatch(key -> key.startsWith("sidecar"));
    }

    @Test
    void each_imports_the_next_ones() throws IOException {
        assertThat(keys("{services: 3, imports: 1}"))
                .contains("sidecar default/service-0", "sidecar default/service-2");
    }
}
