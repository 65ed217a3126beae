package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.manifests;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Then.expect;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A gateway sends plain requests to HTTPS, ends TLS for one host and passes it on for another. */
@MeshTest
class EdgeTest {

    @Test
    void each_server_of_the_gateway_does_its_own(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                service("shop"),
                                service("vault"),
                                manifests("scenarios/edge/shop.yaml"),
                                client("old")
                                        .gets("http://shop.example/")
                                        .throughTheIngressGateway(),
                                client("new")
                                        .gets("https://shop.example/")
                                        .throughTheIngressGateway(),
                                client("keeper")
                                        .gets("https://vault.example/")
                                        .throughTheIngressGateway()));

        mesh.runFor(ofSeconds(20));

        expect(mesh.requests().from("old").answeredWith(301).count()).isAtLeast(100);
        expect(mesh.requests().from("new").answeredWith(200).count()).isAtLeast(100);
        expect(mesh.requests().from("keeper").answeredWith(200).count()).isAtLeast(100);
    }
}
