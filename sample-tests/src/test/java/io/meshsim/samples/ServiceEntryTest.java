package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.outside;
import static io.meshsim.dsl.Given.registryOnly;
import static io.meshsim.dsl.Given.scenario;
import static io.meshsim.dsl.Given.serviceEntry;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Then.expect;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** Calls out of the mesh, where only what is registered may be called. */
@MeshTest
class ServiceEntryTest {

    @Test
    void a_service_entry_lets_calls_out(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                registryOnly(),
                                outside("api.example.com"),
                                serviceEntry("api.example.com").port(80, "HTTP"),
                                client("shop").gets("http://api.example.com/")));

        mesh.runUntilRequests(500);

        expect(mesh.requests().from("shop")).noneFailed();
    }

    @Test
    void what_has_no_service_entry_is_not_reached(MeshSim sim) {
        expect(sim.play(scenario("scenarios/outside"))).everyClaimHolds();
    }
}
