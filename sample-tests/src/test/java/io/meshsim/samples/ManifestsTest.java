package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.manifests;
import static io.meshsim.dsl.Given.scenario;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.byVersion;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** The files you deploy are the test's topology. */
@MeshTest
class ManifestsTest {

    private static final String SHOP = "scenarios/bookshop/";

    @Test
    void the_canary_gets_one_request_in_ten(MeshSim sim) {
        Topology shop =
                topology(
                        manifests(
                                SHOP + "namespace.yaml",
                                SHOP + "services.yaml",
                                SHOP + "deployments.yaml",
                                SHOP + "routing.yaml"),
                        client("reader")
                                .gets("http://catalog.bookshop:8080/books")
                                .openLoop(200, PER_SECOND));
        Mesh mesh = sim.settle(shop);

        mesh.runUntilRequests(5_000);

        expect(mesh.requests().from("reader").groupedBy(byVersion()))
                .share("v2")
                .isCloseTo(0.1, confidence(0.9999));
    }

    @Test
    void a_minute_in_the_life_of_a_bookshop(MeshSim sim) {
        expect(sim.play(scenario("scenarios/bookshop"))).everyClaimHolds();
    }
}
