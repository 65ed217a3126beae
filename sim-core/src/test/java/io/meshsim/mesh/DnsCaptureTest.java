package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.xds.XdsType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** With DNS capture, applications find services through their agents. */
class DnsCaptureTest {

    private static TestMesh mesh() {
        return TestMesh.of(
                Settings.DEFAULT.withAgent(AgentSettings.DEFAULT.withDnsCapture(true)),
                ofMillis(1),
                List.of(),
                service("b"),
                deployment("a", 1),
                deployment("b", 1));
    }

    private static DnsProxy dns(TestMesh mesh) {
        return Objects.requireNonNull(Objects.requireNonNull(mesh.pod("a").agent()).dns());
    }

    private static long upstream(TestMesh mesh) {
        return mesh.running().metrics().counter("istio_agent_dns_upstream_requests_total").value();
    }

    private static void cutOffClusterDns(TestMesh mesh) {
        mesh.faults()
                .partition(
                        "all from kube-dns",
                        place -> place.name().equals("kube-dns"),
                        place -> !place.name().equals("kube-dns"));
    }

    @Test
    void a_service_of_the_mesh_is_found_without_the_clusters_dns() {
        TestMesh mesh = mesh();
        cutOffClusterDns(mesh);

        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
        assertThat(upstream(mesh)).isZero();
    }

    @Test
    void a_new_service_is_found_through_the_clusters_dns_until_istiod_has_pushed_its_name() {
        TestMesh mesh = mesh();
        mesh.faults().crashIstiod();
        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(1));
        mesh.ask("a", "c");
        assertThat(upstream(mesh)).isEqualTo(1);

        mesh.faults().restartIstiod();
        mesh.runFor(ofSeconds(60));
        mesh.ask("a", "c");
        assertThat(upstream(mesh)).isEqualTo(1);
    }

    @Test
    void a_name_that_nobody_has_is_asked_for_with_every_search_domain() {
        TestMesh mesh = mesh();

        assertThat(mesh.ask("a", "nowhere").outcome()).isEqualTo("0 client");
        assertThat(upstream(mesh)).isEqualTo(4);
    }

    @Test
    void a_question_that_nobody_answers_fails_after_five_seconds() {
        TestMesh mesh = mesh();
        cutOffClusterDns(mesh);

        TestMesh.Ended ended = mesh.ask("a", "nowhere");
        assertThat(ended).isEqualTo(new TestMesh.Ended("0 client", 5_000_000_000L));
    }

    @Test
    void names_are_pushed_and_acknowledged_and_never_reach_the_proxy() {
        TestMesh mesh = mesh();
        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(1));

        assertThat(dns(mesh).isReady()).isTrue();
        assertThat(mesh.running().metrics().counter("pilot_xds_pushes", "type", "nds").value())
                .isEqualTo(2);
        assertThat(mesh.running().pushes().newestHasConverged()).isTrue();
        assertThat(Objects.requireNonNull(mesh.pod("a").proxy()).active(XdsType.NDS)).isEmpty();
    }
}
