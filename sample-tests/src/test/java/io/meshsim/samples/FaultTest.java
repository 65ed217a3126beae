package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.manifests;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A fault in a VirtualService strikes as often as it says. */
@MeshTest
class FaultTest {

    @Test
    void one_request_in_four_is_aborted(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                service("ratings"),
                                manifests("scenarios/policies/ratings-fail.yaml"),
                                client("users").calls("ratings").openLoop(500, PER_SECOND)));

        mesh.runUntilRequests(5_000);

        expect(mesh.requests().from("users")).failureRateIsCloseTo(0.25, confidence(0.9999));
    }
}
