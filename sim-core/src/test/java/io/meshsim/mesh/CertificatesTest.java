package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.cost.CertificateCosts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What comes of certificates when istiod is away; after istio 26225 and 60326. */
class CertificatesTest {

    private static final Duration LIFE = Duration.ofHours(24);

    private static TestMesh mesh() {
        return TestMesh.of(
                service("b"),
                service("c"),
                deployment("a", 1),
                deployment("b", 1),
                deployment("c", 1));
    }

    @Test
    void with_istiod_there_certificates_never_end() {
        TestMesh mesh = mesh();
        mesh.runFor(LIFE.multipliedBy(3));

        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
    }

    @Test
    void new_connections_fail_when_the_certificate_ends_and_not_when_istiod_goes() {
        TestMesh mesh = mesh();
        mesh.faults().crashIstiod();
        mesh.runFor(LIFE.minusSeconds(10));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");

        mesh.runFor(Duration.ofSeconds(10));
        assertThat(mesh.ask("a", "c").outcome()).isEqualTo("503 UF");
    }

    @Test
    void connections_that_are_open_live_on() {
        TestMesh mesh = mesh();
        mesh.faults().crashIstiod();
        mesh.runFor(LIFE.minusSeconds(10));
        mesh.ask("a", "b");
        mesh.runFor(Duration.ofMinutes(30));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");

        // An hour without a request closes it.
        mesh.runFor(Duration.ofMinutes(61));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("503 UF");
    }

    @Test
    void all_is_well_soon_after_istiod_is_back() {
        TestMesh mesh = mesh();
        mesh.faults().crashIstiod();
        mesh.runFor(LIFE.plusHours(2));
        mesh.faults().restartIstiod();

        // Envoy's wait of at most 30 s, and attempts of one request.
        mesh.runFor(Duration.ofSeconds(33));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
    }

    @Test
    void the_first_call_to_a_host_pays_a_handshake_and_two_round_trips() {
        TestMesh mesh = mesh();
        long first = mesh.ask("a", "b").latencyNanos();
        long second = mesh.ask("a", "b").latencyNanos();

        // A message of 1,000 bytes takes 150.8 µs between nodes; both sides compute.
        assertThat(mesh.pod("a").pod().node()).isNotEqualTo(mesh.pod("b").pod().node());
        long handshakes = 2 * CertificateCosts.DEFAULT.handshakeNanos();
        assertThat(first - second).isEqualTo(handshakes + 4 * 150_800);
    }
}
