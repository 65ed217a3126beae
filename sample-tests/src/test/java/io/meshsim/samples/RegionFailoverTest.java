package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.destination;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.byNode;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.crash;
import static java.time.Duration.ofMinutes;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** Clients stay in their region until it has nothing to offer. */
@MeshTest
class RegionFailoverTest {

    @Test
    void when_the_zone_is_lost_the_next_region_serves(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                nodes(4).in("eu/a", "eu/b", "us/a", "asia/a"),
                                client("web").calls("books").openLoop(20, PER_SECOND),
                                service("books").pods(3).spreadOverNodes(),
                                destination("books").failsOver("eu", "us")));

        mesh.at(ofMinutes(1), crash(node("node-2")));
        mesh.runFor(ofMinutes(1));
        expect(mesh.requests().groupedBy(byNode())).share("node-2").isCloseTo(1, confidence(0.95));

        mesh.runFor(ofMinutes(2));
        expect(mesh.requests().since(ofMinutes(2)).groupedBy(byNode()))
                .share("node-3")
                .isCloseTo(1, confidence(0.95));
    }
}
