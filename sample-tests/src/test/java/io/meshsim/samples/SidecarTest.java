package io.meshsim.samples;

import static io.meshsim.dsl.Given.manifests;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Then.expect;

import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.ProxyConfig;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A Sidecar resource shrinks what a proxy holds. */
@MeshTest
class SidecarTest {

    private static final String SHOP = "scenarios/bookshop/";

    @Test
    void a_service_that_calls_nobody_holds_less_than_half_of_the_config(MeshSim sim) {
        ProxyConfig payment =
                sim.settle(
                                topology(
                                        manifests(
                                                SHOP + "namespace.yaml",
                                                SHOP + "services.yaml",
                                                SHOP + "deployments.yaml",
                                                SHOP + "sidecars.yaml")))
                        .configOf("bookshop/payment-v1");

        expect(payment.bytes()).isAtMost(payment.bytesWithoutSidecars().count() / 2);
    }
}
