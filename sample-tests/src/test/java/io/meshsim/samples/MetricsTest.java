package io.meshsim.samples;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** istiod's own metrics, by the names that dashboards use. */
@MeshTest
class MetricsTest {

    @Test
    void convergence_time_leaves_out_debouncing_and_acknowledgements(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                istiod().debounceAfter(ofMillis(500)), service("reviews").pods(3)));

        mesh.at(ofSeconds(1), touch(virtualService("reviews")));
        mesh.runFor(ofSeconds(3));

        expect(mesh.metric("pilot_debounce_time").mean()).isBetween(ofMillis(500), ofMillis(501));
        expect(mesh.metric("pilot_proxy_convergence_time").count()).is(3);
        expect(mesh.metric("pilot_push_triggers", "type", "config").value()).is(3);
        expect(mesh.metric("pilot_proxy_convergence_time").mean()).isAtMost(ofMillis(1));
    }
}
