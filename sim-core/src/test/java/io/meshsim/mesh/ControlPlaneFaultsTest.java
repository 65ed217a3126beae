package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.mesh.check.LastConfig;
import io.meshsim.net.Place;
import io.meshsim.xds.XdsType;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Without istiod, proxies serve what they have; with it back, they catch up. */
class ControlPlaneFaultsTest {

    /** Istio 1.30 pkg/keepalive/options.go: a ping after 30 s, an answer within 10 s. */
    private static final int KEEPALIVE_SECONDS = 40;

    private static final int KEEPALIVE_TIMEOUT_SECONDS = 10;

    /** Envoy's longest back-off, and the connect timeout that may be running when it ends. */
    private static final int BACK_SECONDS = 30 + 20;

    private static TestMesh mesh() {
        return TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));
    }

    private static void cutOff(TestMesh mesh, String workload) {
        Place cut = mesh.pod(workload).place();
        mesh.faults().partition(workload, cut::equals, RunningMesh::isIstiod);
    }

    private static String cds(TestMesh mesh, String service) {
        return mesh.pod("a").place().name()
                + ": CDS outbound|8080||"
                + service
                + ".default.svc.cluster.local is missing";
    }

    @Test
    void a_proxy_that_is_cut_off_serves_the_last_good_config_and_catches_up() {
        TestMesh mesh = mesh();
        cutOff(mesh, "a");

        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(100));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
        assertThat(LastConfig.differences(mesh.running())).contains(cds(mesh, "c"));

        mesh.faults().heal();
        mesh.runFor(ofSeconds(BACK_SECONDS + 5));
        assertThat(LastConfig.differences(mesh.running())).isEmpty();
    }

    @Test
    void a_cut_stream_without_traffic_breaks_when_keepalive_has_waited_long_enough() {
        TestMesh mesh = mesh();
        int connected = mesh.running().istiod().connections();
        cutOff(mesh, "a");

        // The last sign of life is at most one interval old, and at least none.
        mesh.runFor(ofSeconds(KEEPALIVE_TIMEOUT_SECONDS));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected);
        mesh.runFor(ofSeconds(KEEPALIVE_SECONDS - KEEPALIVE_TIMEOUT_SECONDS));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected - 1);
    }

    @Test
    void a_push_into_a_cut_stream_shows_sooner_that_nobody_is_there() {
        TestMesh mesh = mesh();
        int connected = mesh.running().istiod().connections();
        cutOff(mesh, "a");
        mesh.faults().apply(service("c"));

        mesh.runFor(ofSeconds(KEEPALIVE_TIMEOUT_SECONDS));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected);
        mesh.runFor(ofSeconds(1));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected - 1);
    }

    @Test
    void a_partition_shorter_than_the_timeout_breaks_nothing() {
        TestMesh mesh = mesh();
        int connected = mesh.running().istiod().connections();
        cutOff(mesh, "a");
        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(KEEPALIVE_TIMEOUT_SECONDS - 1));

        mesh.faults().heal();
        mesh.runFor(ofSeconds(1));

        assertThat(mesh.running().istiod().connections()).isEqualTo(connected);
        assertThat(LastConfig.differences(mesh.running())).isEmpty();
    }

    @Test
    void istiod_learns_only_by_keepalive_that_the_proxies_of_a_dead_node_are_gone() {
        TestMesh mesh = mesh();
        int connected = mesh.running().istiod().connections();
        mesh.faults().crashNode("node-1");

        mesh.runFor(ofSeconds(KEEPALIVE_TIMEOUT_SECONDS));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected);
        mesh.runFor(ofSeconds(KEEPALIVE_SECONDS - KEEPALIVE_TIMEOUT_SECONDS));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected - 1);
    }

    @Test
    void a_pod_that_is_deleted_says_goodbye() {
        TestMesh mesh = mesh();
        int connected = mesh.running().istiod().connections();
        mesh.faults().scale(deployment("b", 1).key(), 0);

        mesh.runFor(ofSeconds(KEEPALIVE_TIMEOUT_SECONDS - 1));
        assertThat(mesh.running().istiod().connections()).isEqualTo(connected - 1);
    }

    @Test
    void traffic_goes_on_without_istiod_and_changes_arrive_after_its_restart() {
        TestMesh mesh = mesh();
        mesh.faults().crashIstiod();
        mesh.runFor(ofSeconds(5));
        assertThat(mesh.running().istiod().connections()).isZero();

        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(5));
        assertThat(mesh.ask("a", "b").outcome()).isEqualTo("200 -");
        assertThat(Objects.requireNonNull(mesh.pod("a").proxy()).active(XdsType.CDS))
                .doesNotContainKey("outbound|8080||c.default.svc.cluster.local");

        mesh.faults().restartIstiod();
        mesh.runFor(ofSeconds(BACK_SECONDS + 5));
        assertThat(mesh.running().istiod().connections()).isEqualTo(2);
        assertThat(LastConfig.differences(mesh.running())).isEmpty();
    }

    @Test
    void faults_name_what_does_not_exist() {
        TestMesh mesh = mesh();
        ResourceKey nobody = new ResourceKey(Kind.DEPLOYMENT, "default", "nobody");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.faults().scale(nobody, 2))
                .withMessage(
                        "there is no deployment default/nobody; there are default/a, default/b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.faults().crashNode("node-9"))
                .withMessage("there is no node node-9; there are node-1, node-2");
    }
}
