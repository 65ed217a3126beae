package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A proxy dies and comes back, while its application lives on. */
class ProxyCrashTest {

    private static TestMesh mesh(Duration work) {
        return TestMesh.of(work, List.of(), service("b"), deployment("a", 1), deployment("b", 1));
    }

    private static void crash(TestMesh mesh, String workload) {
        mesh.faults().crashProxy(mesh.pod(workload).place().name());
    }

    @Test
    void a_call_that_the_pod_serves_is_reset() {
        TestMesh mesh = mesh(ofSeconds(10));
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));
        crash(mesh, "b");

        assertThat(mesh.next().outcome()).isEqualTo("503 UC");
    }

    @Test
    void the_application_sees_the_connection_to_its_dead_proxy_end() {
        TestMesh mesh = mesh(ofSeconds(10));
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));
        crash(mesh, "a");

        assertThat(mesh.next().outcome()).isEqualTo("0 client");
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("0 client");
    }

    @Test
    void nobody_gets_through_until_the_endpoint_is_withdrawn_and_the_proxy_is_back() {
        TestMesh mesh = mesh(ofMillis(1));
        crash(mesh, "b");
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("503 UF");

        // The kubelet notices after 1 s, istiod pushes after a debounce of 100 ms.
        mesh.runFor(ofMillis(1500));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("503 UH");

        // Its first restart is at once; the startup probe looks once a second.
        mesh.runFor(ofSeconds(4));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
    }

    @Test
    void a_proxy_that_dies_again_waits_ten_seconds() {
        TestMesh mesh = mesh(ofMillis(1));
        crash(mesh, "b");
        mesh.runFor(ofSeconds(5));
        assertThat(Objects.requireNonNull(mesh.pod("b").agent()).isReady()).isTrue();

        crash(mesh, "b");
        mesh.runFor(ofSeconds(10));
        assertThat(Objects.requireNonNull(mesh.pod("b").agent()).isReady()).isFalse();
        mesh.runFor(ofSeconds(3));
        assertThat(Objects.requireNonNull(mesh.pod("b").agent()).isReady()).isTrue();
    }

    @Test
    void a_proxy_that_starts_without_istiod_does_not_become_ready() {
        TestMesh mesh = mesh(ofMillis(1));
        mesh.faults().crashIstiod();
        crash(mesh, "b");
        mesh.runFor(Duration.ofMinutes(10));
        assertThat(mesh.pod("b").isReady()).isFalse();
        assertThat(mesh.pod("a").isReady()).isTrue();

        mesh.faults().restartIstiod();
        mesh.runFor(Duration.ofMinutes(2));
        assertThat(mesh.pod("b").isReady()).isTrue();
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
    }

    @Test
    void only_a_pod_with_a_proxy_can_lose_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh(ofMillis(1)).faults().crashProxy("default/nobody"))
                .withMessageStartingWith("no pod default/nobody has a proxy; there are default/");
    }
}
