package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.manifests;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Laws.exponential;
import static io.meshsim.dsl.Then.expect;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** The timeout of a VirtualService bounds what callers wait for a slow service. */
@MeshTest
class TimeoutTest {

    @Test
    void nobody_waits_much_longer_than_the_timeout(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                service("ratings").serviceTime(exponential(ofMillis(200))),
                                manifests("scenarios/policies/ratings-in-time.yaml"),
                                client("users").calls("ratings")));

        mesh.runFor(ofSeconds(60));

        expect(mesh.requests().from("users")).p99IsAtMost(ofMillis(502));
    }
}
