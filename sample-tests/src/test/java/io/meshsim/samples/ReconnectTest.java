package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.restart;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** Streams end, and come back no faster than istiod lets them in. */
@MeshTest
class ReconnectTest {

    private static final String ENDS = "istio_agent_istiod_connection_terminations";

    @Test
    void after_a_restart_proxies_are_let_in_one_by_one(MeshSim sim) {
        Mesh mesh =
                sim.settle(topology(istiod().maxRequestsPerSecond(2), service("many").pods(30)));
        mesh.at(ofSeconds(1), crash(istiod()));
        mesh.at(ofSeconds(2), restart(istiod()));
        mesh.runFor(ofSeconds(12));

        // Ten seconds, two in each, and the one that finds a token.
        expect(mesh.connections()).isAtMost(2 * 10 + 1);
        mesh.runFor(ofMinutes(2));
        expect(mesh.connections()).is(30);
    }

    @Test
    void connections_end_by_their_age_and_no_request_notices(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                istiod().maxConnectionAge(ofSeconds(20)),
                                service("reviews").pods(3),
                                client("users").calls("reviews")));
        mesh.runFor(ofMinutes(5));

        expect(mesh.requests()).noneFailed();
        // Four proxies; a stream lives for 20 s ± 2 s and 10 s of grace, then 0.5 s may pass.
        assertThat(mesh.running().metrics().counter(ENDS).value()).isBetween(4L * 9, 4L * 10);
    }

    @Test
    void istiod_believes_in_the_proxies_of_a_dead_node_until_its_keepalive_gives_up(MeshSim sim) {
        Mesh mesh = sim.settle(topology(nodes(2), service("pair").pods(2).spreadOverNodes()));
        mesh.at(ofSeconds(1), crash(node("node-2")));
        mesh.runFor(ofSeconds(10));
        expect(mesh.connections()).is(2);
        mesh.runFor(ofSeconds(31));
        expect(mesh.connections()).is(1);
    }
}
