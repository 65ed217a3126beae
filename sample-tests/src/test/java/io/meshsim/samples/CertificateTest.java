package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.proxies;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Load.even;
import static io.meshsim.dsl.Rate.PER_MINUTE;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.restart;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** istiod is away for longer than a certificate lives. */
@MeshTest
class CertificateTest {

    private static final Duration LIFE = ofHours(1);
    private static final double EVERY_TWO_HOURS = 1 / 120.0;

    private static final Topology MESH =
            topology(
                    proxies().certificateLife(LIFE),
                    service("ratings"),
                    client("busy").calls("ratings").arrivals(even(1, PER_MINUTE)),
                    client("rare").calls("ratings").arrivals(even(EVERY_TWO_HOURS, PER_MINUTE)));

    @Test
    void connections_that_are_open_live_on_and_new_ones_fail(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);
        mesh.at(ofSeconds(90), crash(istiod()));
        mesh.runFor(LIFE.multipliedBy(12));

        expect(mesh.requests().from("busy")).noneFailed();
        expect(mesh.requests().from("rare").since(LIFE.plusSeconds(90)))
                .failureRateIsCloseTo(1, confidence(0.99));
    }

    @Test
    void an_istiod_that_is_back_before_the_certificates_end_was_not_missed(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);
        mesh.at(ofSeconds(90), crash(istiod()));
        mesh.at(LIFE.minusMinutes(2), restart(istiod()));
        mesh.runFor(LIFE.multipliedBy(12));

        expect(mesh.requests()).noneFailed();
    }

    @Test
    void one_that_is_back_later_ends_the_failures_as_soon_as_proxies_ask_it_again(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);
        mesh.at(ofSeconds(90), crash(istiod()));
        mesh.at(LIFE.multipliedBy(8), restart(istiod()));
        mesh.runFor(LIFE.multipliedBy(24));

        expect(mesh.requests().from("rare").answeredWith(503).count()).isAtLeast(2);
        expect(mesh.requests().from("rare").since(LIFE.multipliedBy(8).plusMinutes(1)))
                .noneFailed();
    }
}
