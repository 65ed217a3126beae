package io.meshsim.samples;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.PUSHES_WITHIN_THROTTLE;
import static io.meshsim.dsl.Then.everyProxyAcked;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** Two slots serve twenty proxies, two at a time. */
@MeshTest
class ThrottleTest {

    @Test
    void pushes_wait_for_a_slot_and_reach_every_proxy(MeshSim sim) {
        Mesh mesh = sim.settle(topology(istiod().pushThrottle(2), service("reviews").pods(20)));
        mesh.always(PUSHES_WITHIN_THROTTLE);

        mesh.every(ofMillis(200), touch(virtualService("reviews"))).times(5);
        mesh.runFor(ofSeconds(3));

        assertThat(mesh.why(everyProxyAcked()).toString()).contains("push.dequeue");
    }
}
