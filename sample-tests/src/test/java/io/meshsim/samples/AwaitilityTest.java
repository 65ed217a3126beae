package io.meshsim.samples;

import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.awaitility.Awaitility.await;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A test that already waits with Awaitility can wait on a mesh; each poll lets mesh time pass. */
@MeshTest
class AwaitilityTest {

    @Test
    void a_change_is_pushed(MeshSim sim) {
        Mesh mesh = sim.settle(topology(service("reviews")));
        mesh.at(ZERO, touch(virtualService("reviews")));

        // One thread for everything: the simulation is not made for being polled from another.
        await().pollInSameThread()
                .pollDelay(ZERO)
                .pollInterval(ofMillis(1))
                .until(
                        () -> {
                            mesh.runFor(ofMillis(10));
                            return mesh.pushes().count().count() == 1;
                        });
    }
}
