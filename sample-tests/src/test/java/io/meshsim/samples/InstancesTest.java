package io.meshsim.samples;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.apply;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.hang;
import static io.meshsim.dsl.When.rollOut;
import static io.meshsim.dsl.When.scale;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several istiods: streams stay where they are until they end. */
@MeshTest
class InstancesTest {

    @Test
    void another_instance_gets_nothing_until_streams_end(MeshSim sim) {
        Mesh mesh = sim.settle(topology(istiod(), service("many").pods(30)));
        mesh.at(ofSeconds(1), scale(istiod()).to(2));
        mesh.runFor(ofMinutes(20));
        expect(mesh.istiod(2).connections()).is(0);
        mesh.runFor(ofMinutes(20));
        expect(mesh.connections()).is(30);
        expect(mesh.istiod(2).connections()).isAtLeast(5);
    }

    @Test
    void an_autoscaler_adds_instances_under_load_and_ends_them_five_minutes_after(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                istiod().autoscale(1, 5).autoscaleTarget(80, 1),
                                service("many").pods(30)));
        mesh.every(ofMillis(200), touch(virtualService("many"))).times(300);
        mesh.runFor(ofMinutes(1));
        expect(mesh.istiod(4).connections()).is(0);
        mesh.runFor(ofMinutes(4));
        expect(mesh.istiods()).is(5);
        mesh.runFor(ofMinutes(2));
        expect(mesh.istiods()).is(1);
    }

    @Test
    void who_is_replaced_before_its_successor_starts_leaves_all_to_one(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                istiod().replicas(2).shutdownDuration(ZERO),
                                service("many").pods(30)));
        mesh.at(ofSeconds(1), rollOut(istiod(), 0, 1));
        mesh.runFor(ofMinutes(1));
        expect(mesh.istiod(3).connections()).is(30);
        expect(mesh.istiod(4).connections()).is(0);
    }

    @Test
    void the_proxies_of_a_dead_instance_go_to_the_other(MeshSim sim) {
        Mesh mesh = sim.settle(topology(istiod().replicas(2), service("many").pods(30)));
        mesh.at(ofSeconds(1), crash(istiod().instance(1)));
        mesh.runFor(ofMinutes(1));
        expect(mesh.istiod(2).connections()).is(30);
    }

    @Test
    void a_hung_instance_keeps_its_proxies_and_no_others_stale_until_their_pings_fail(MeshSim sim) {
        Mesh mesh = sim.settle(topology(istiod().replicas(2), service("many").pods(30)));
        List<String> hers = mesh.istiod(1).proxies();
        mesh.at(ofSeconds(1), hang(istiod().instance(1)));
        mesh.at(ofSeconds(2), apply(service("more")));
        mesh.runFor(ofSeconds(8));
        assertThat(mesh.staleProxies())
                .containsAll(hers)
                .doesNotContainAnyElementsOf(mesh.istiod(2).proxies());
        // A ping after 30 s of silence, 10 s for its answer, and the way to the other.
        mesh.runFor(ofSeconds(36));
        assertThat(mesh.staleProxies()).isEmpty();
        expect(mesh.istiod(2).connections()).is(31);
    }
}
