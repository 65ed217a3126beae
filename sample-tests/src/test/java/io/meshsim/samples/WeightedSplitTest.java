package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.version;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Given.weight;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.byVersion;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A VirtualService shares requests by weight, whatever the number of pods. */
@MeshTest
class WeightedSplitTest {

    private static final Topology MESH =
            topology(
                    service("reviews").version("v1").pods(1).version("v2").pods(3),
                    virtualService("reviews")
                            .route(weight(90), version("v1"))
                            .route(weight(10), version("v2")),
                    client("users").calls("reviews").openLoop(500, PER_SECOND));

    @Test
    void nine_requests_in_ten_go_to_the_first_version(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);

        mesh.runUntilRequests(10_000);

        expect(mesh.requests().from("users").groupedBy(byVersion()))
                .share("v1")
                .isCloseTo(0.90, confidence(0.9999))
                .share("v2")
                .isCloseTo(0.10, confidence(0.9999));
        expect(mesh.requests().from("users")).noneFailed();
    }
}
