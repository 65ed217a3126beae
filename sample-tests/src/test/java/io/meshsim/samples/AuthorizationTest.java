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

/** An AuthorizationPolicy lets those through whom it names; a PeerAuthentication wants TLS. */
@MeshTest
class AuthorizationTest {

    @Test
    void only_reviews_may_ask_ratings(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                service("ratings"),
                                service("reviews").calls("ratings"),
                                manifests("scenarios/policies/ratings-for-reviews.yaml"),
                                client("users").calls("reviews"),
                                client("strangers").calls("ratings")));

        mesh.runFor(ofSeconds(20));

        expect(mesh.requests().from("users").answeredWith(403).count()).is(0);
        expect(mesh.requests().from("strangers").answeredWith(200).count()).is(0);
        expect(mesh.requests().from("strangers").answeredWith(403).count()).isAtLeast(100);
    }

    @Test
    void strict_mutual_tls_shuts_out_what_has_no_sidecar(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                service("ratings"),
                                service("legacy").withoutSidecar().calls("ratings"),
                                service("reviews").calls("ratings"),
                                manifests("scenarios/policies/strict.yaml"),
                                client("old").calls("legacy"),
                                client("users").calls("reviews")));

        mesh.runFor(ofSeconds(20));

        expect(mesh.requests().from("old").answeredWith(200).count()).is(0);
        expect(mesh.requests().from("users").answeredWith(200).count()).isAtLeast(100);
    }
}
