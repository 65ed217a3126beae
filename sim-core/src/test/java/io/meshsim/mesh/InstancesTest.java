package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.mesh.check.LastConfig;
import io.meshsim.part.istiod.fleet.Istiods;
import org.junit.jupiter.api.Test;

/** Instances come and go; proxies are told by the one they are connected to. */
class InstancesTest {

    private static TestMesh mesh() {
        return TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));
    }

    private static Istiods istiods(TestMesh mesh) {
        return mesh.running().istiods();
    }

    @Test
    void scaled_in_the_youngest_goes_and_streams_of_others_stay() {
        TestMesh mesh = mesh();
        mesh.faults().scaleIstiod(3);
        mesh.runFor(ofSeconds(30));
        assertThat(istiods(mesh).all()).hasSize(3).allMatch(one -> one.isReady());

        mesh.faults().scaleIstiod(1);
        mesh.runFor(ofSeconds(30));
        assertThat(istiods(mesh).all()).singleElement().matches(one -> one.number() == 1);
        assertThat(istiods(mesh).connections()).isEqualTo(2);
    }

    @Test
    void an_instance_that_has_hung_catches_up_when_it_goes_on() {
        TestMesh mesh = mesh();
        mesh.faults().hangIstiod(1);
        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(5));
        assertThat(LastConfig.differences(mesh.running())).isEmpty();
        assertThat(mesh.running().pushes().pushes(0)).isEmpty();

        mesh.faults().resumeIstiod(1);
        mesh.runFor(ofSeconds(5));
        assertThat(mesh.running().pushes().pushes(0)).isNotEmpty();
        assertThat(LastConfig.differences(mesh.running())).isEmpty();
    }

    @Test
    void a_hung_instance_is_unready_after_three_probes_and_killed_after_its_grace() {
        TestMesh mesh = mesh();
        mesh.faults().hangIstiod(1);
        mesh.runFor(ofSeconds(14));
        assertThat(istiods(mesh).instance(1).isReady()).isTrue();
        mesh.runFor(ofSeconds(2));
        assertThat(istiods(mesh).instance(1).isReady()).isFalse();

        mesh.faults().rollOutIstiod();
        mesh.runFor(ofSeconds(29));
        assertThat(istiods(mesh).all()).hasSize(2);
        mesh.runFor(ofSeconds(10));
        assertThat(istiods(mesh).all()).singleElement().matches(one -> one.number() == 2);
    }

    @Test
    void a_hung_instance_that_dies_starts_again_as_new() {
        TestMesh mesh = mesh();
        mesh.faults().hangIstiod(1);
        mesh.runFor(ofSeconds(20));
        mesh.faults().crashIstiod();
        mesh.faults().restartIstiod();
        mesh.faults().apply(service("c"));
        mesh.runFor(ofSeconds(60));
        assertThat(istiods(mesh).instance(1).isReady()).isTrue();
        assertThat(istiods(mesh).connections()).isEqualTo(2);
        assertThat(LastConfig.differences(mesh.running())).isEmpty();
    }

    @Test
    void a_rollout_goes_on_when_what_crashed_is_back() {
        TestMesh mesh = mesh();
        mesh.faults().crashIstiod();
        mesh.faults().rollOutIstiod();
        mesh.faults().restartIstiod();
        mesh.runFor(ofSeconds(60));
        assertThat(istiods(mesh).all()).singleElement().matches(one -> one.number() == 2);
        assertThat(istiods(mesh).connections()).isEqualTo(2);
    }

    @Test
    void what_is_not_there_is_named() {
        TestMesh mesh = mesh();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.faults().crashIstiod(2))
                .withMessage("there is no istiod number 2; there are 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.faults().scaleIstiod(0))
                .withMessageContaining("at least 1");
    }
}
