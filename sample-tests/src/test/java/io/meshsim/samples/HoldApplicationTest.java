package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.deployment;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.proxies;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.restart;
import static io.meshsim.dsl.When.scale;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.SeenCount;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** An application that starts before its proxy has its configuration calls in vain. */
@MeshTest
class HoldApplicationTest {

    /** Requests in vain while a second pod of users starts and istiod is away for ten seconds. */
    private static SeenCount inVain(MeshSim sim, boolean hold) {
        Mesh mesh =
                sim.settle(
                        topology(
                                proxies().holdApplicationUntilProxyStarts(hold),
                                service("shop"),
                                client("users").calls("shop")));
        mesh.at(ofSeconds(1), crash(istiod()));
        mesh.at(ofSeconds(2), scale(deployment("users")).to(2));
        mesh.at(ofSeconds(11), restart(istiod()));
        mesh.runFor(ofSeconds(60));
        return mesh.requests().from("users").answeredWith(0).count();
    }

    @Test
    void an_application_that_does_not_wait_calls_in_vain_until_its_proxy_is_ready(MeshSim sim) {
        expect(inVain(sim, false)).isAtLeast(20);
    }

    @Test
    void one_that_is_held_back_never_does(MeshSim sim) {
        expect(inVain(sim, true)).is(0);
    }
}
