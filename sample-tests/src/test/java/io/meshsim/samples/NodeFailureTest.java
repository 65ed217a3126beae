package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.budgetFrom;
import static io.meshsim.dsl.Then.endpointsWithdrawn;
import static io.meshsim.dsl.Then.everyProxyAcked;
import static io.meshsim.dsl.Then.noRequestsToPodsOn;
import static io.meshsim.dsl.Then.nodeNotReady;
import static io.meshsim.dsl.Then.pushStarted;
import static io.meshsim.dsl.When.crash;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Action;
import io.meshsim.dsl.Budget;
import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** A node dies without a word; the mesh has to find out by itself. */
@MeshTest
class NodeFailureTest {

    private static final Topology MESH =
            topology(
                    nodes(3),
                    service("ratings").pods(6).spreadOverNodes(),
                    client("productpage").calls("ratings").openLoop(50, PER_SECOND));

    private static final Action NODE_2_DIES = crash(node("node-2"));

    @Test
    void traffic_leaves_the_dead_node_within_the_detection_budget(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);
        var kube = mesh.settings().kube();
        var istiod = mesh.settings().istiod();

        mesh.at(ofSeconds(30), NODE_2_DIES);
        Budget budget =
                budgetFrom(NODE_2_DIES)
                        .then(
                                nodeNotReady("node-2"),
                                kube.nodeMonitorGracePeriod().plus(kube.nodeMonitorPeriod()))
                        .then(endpointsWithdrawn("ratings"), kube.endpointSliceSync())
                        .then(pushStarted(), mesh.hearingTime(6).plus(istiod.debounceAfter()))
                        .then(everyProxyAcked(), mesh.pushToAckBound());

        mesh.eventually(noRequestsToPodsOn("node-2")).within(budget);
    }
}
