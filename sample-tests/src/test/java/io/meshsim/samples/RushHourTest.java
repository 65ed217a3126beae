package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Laws.exponential;
import static io.meshsim.dsl.Laws.gamma;
import static io.meshsim.dsl.Laws.mixture;
import static io.meshsim.dsl.Laws.part;
import static io.meshsim.dsl.Load.phase;
import static io.meshsim.dsl.Load.steps;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.expect;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Requests;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** Load that changes, and service times that are now and then much longer. */
@MeshTest
class RushHourTest {

    private static final Topology MESH =
            topology(
                    service("reviews")
                            .pods(2)
                            .serviceTime(
                                    mixture(
                                            part(99, gamma(ofMillis(5), 2)),
                                            part(1, exponential(ofMillis(200))))),
                    client("users")
                            .calls("reviews")
                            .arrivals(
                                    steps(
                                            phase(20, PER_SECOND, ofSeconds(10)),
                                            phase(200, PER_SECOND, ofSeconds(10)),
                                            phase(20, PER_SECOND, ofSeconds(10)))));

    @Test
    void a_rush_hour_comes_and_goes(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);

        mesh.runFor(ofSeconds(30));

        // Poisson counts of 2,400, 2,200 and 200; five standard deviations are 245, 235 and 71
        Requests users = mesh.requests().from("users");
        expect(users.count()).isAtLeast(2_155);
        expect(users.since(ofSeconds(10)).count()).isAtLeast(1_965);
        expect(users.since(ofSeconds(20)).count()).isAtMost(271);
        expect(users).noneFailed();
    }
}
