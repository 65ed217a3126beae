package io.meshsim.samples;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.apply;
import static io.meshsim.dsl.When.stallProxies;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A proxy that hangs takes nothing off its stream; the send to it keeps its slot. */
@MeshTest
class SlowProxyTest {

    private static final String OTHER = "default/serves";

    private static Mesh oneHangs(MeshSim sim, int slots) {
        Mesh mesh =
                sim.settle(
                        topology(
                                istiod().pushThrottle(slots).clientWindow(1),
                                service("hangs"),
                                service("serves")));
        mesh.at(ofSeconds(1), stallProxies(service("hangs")));
        mesh.every(ofSeconds(1), touch(virtualService("serves"))).times(20);
        mesh.runFor(ofSeconds(25));
        return mesh;
    }

    @Test
    void it_delays_the_others_only_by_its_slot(MeshSim sim) {
        Mesh mesh = oneHangs(sim, 2);
        long before = mesh.configOf(OTHER).bytes().count();
        mesh.at(ofSeconds(30), apply(service("new")));
        mesh.runFor(ofSeconds(10));
        expect(mesh.configOf(OTHER).bytes()).isAtLeast(before + 1);
    }

    @Test
    void if_that_was_the_only_one_nobody_hears_anything_more(MeshSim sim) {
        Mesh mesh = oneHangs(sim, 1);
        long before = mesh.configOf(OTHER).bytes().count();
        mesh.at(ofSeconds(30), apply(service("new")));
        mesh.runFor(ofSeconds(60));
        expect(mesh.configOf(OTHER).bytes()).is(before);
    }
}
