package io.meshsim.samples;

import static io.meshsim.dsl.Given.manifests;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.When.apply;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Push;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A push goes to the proxies that depend on what changed, and has the types that it changes. */
@MeshTest
class NeedsTest {

    private static final String SHOP = "scenarios/bookshop/";

    @Test
    void a_change_that_a_proxy_does_not_import_never_reaches_it(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                manifests(
                                        SHOP + "namespace.yaml",
                                        SHOP + "services.yaml",
                                        SHOP + "deployments.yaml",
                                        SHOP + "sidecars.yaml")));
        mesh.at(ofSeconds(1), apply(manifests(SHOP + "routing.yaml")));
        mesh.runFor(ofSeconds(5));

        Push push = mesh.pushes().only();
        assertThat(push.typesSentTo("bookshop/catalog-v1"))
                .containsExactly("CDS", "EDS", "LDS", "RDS");
        assertThat(push.typesSentTo("bookshop/payment-v1")).isEmpty();
    }
}
