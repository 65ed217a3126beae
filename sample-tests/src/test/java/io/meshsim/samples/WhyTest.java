package io.meshsim.samples;

import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Then.endpointsWithdrawn;
import static io.meshsim.dsl.When.crash;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.CauseChain;
import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** Whatever happened can be asked why. */
@MeshTest
class WhyTest {

    @Test
    void endpoints_are_withdrawn_because_a_node_died(MeshSim sim) {
        Mesh mesh = sim.settle(topology(nodes(3), service("ratings").pods(6).spreadOverNodes()));
        mesh.at(ofSeconds(30), crash(node("node-2")));
        mesh.runFor(ofSeconds(90));

        CauseChain chain = mesh.why(endpointsWithdrawn("ratings"));
        assertThat(chain.kinds())
                .containsExactly("crash", "node.crash", "node.notready", "pod.notready", "slice");
    }
}
