package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.part.istiod.IstiodSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of istiod's container, as Kubernetes writes them. */
class LimitsReadingTest {

    @TempDir private Path directory = Path.of("");

    private IstiodSettings read(String istiod) throws IOException {
        Path file = directory.resolve("scenario.yaml");
        Files.writeString(
                file,
                "apiVersion: meshsim.io/v1\n"
                        + "kind: Scenario\n"
                        + "metadata: {name: limits}\n"
                        + "spec:\n"
                        + "  duration: 1s\n"
                        + "  istiod: "
                        + istiod);
        return Scenarios.load(List.of(file), true).spec().settings().istiod();
    }

    @Test
    void a_limit_of_cpu_sets_the_threads_to_it_rounded_up() throws IOException {
        IstiodSettings settings = read("{cpuLimit: 2500m}");
        assertThat(settings.cpus()).isEqualTo(3);
        assertThat(settings.limits().cpuMillis()).isEqualTo(2500);
    }

    @Test
    void threads_may_be_said_beside_a_limit() throws IOException {
        IstiodSettings settings = read("{cpuLimit: 2, cpus: 16}");
        assertThat(settings.cpus()).isEqualTo(16);
        assertThat(settings.limits().cpuMillis()).isEqualTo(2000);
    }

    @Test
    void a_limit_of_memory_is_in_bytes() throws IOException {
        IstiodSettings settings = read("{memoryLimit: 4Gi, cpuLimit: 500m}");
        assertThat(settings.limits().memoryBytes()).isEqualTo(4L << 30);
        assertThat(settings.limits().cpuMillis()).isEqualTo(500);
        assertThat(settings.cpus()).isEqualTo(1);
    }

    @Test
    void without_limits_there_are_none() throws IOException {
        assertThat(read("{cpus: 4}").limits().cpuQuota()).isEmpty();
    }
}
