package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.version;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Given.weight;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.VERSIONS_NEVER_GO_BACK;
import static io.meshsim.dsl.Then.byVersion;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.apply;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.restart;
import static io.meshsim.dsl.When.scale;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** What the guide shows. */
@MeshTest
class GuideTest {

    private static final Topology SHOP =
            topology(
                    nodes(3),
                    istiod().cpus(4).debounceAfter(ofMillis(100)),
                    service("catalog").version("v1").pods(2).version("v2").pods(1),
                    service("storefront").pods(2).calls("catalog"),
                    client("shoppers").calls("storefront").openLoop(100, PER_SECOND));

    @Test
    void disturbing_a_mesh(MeshSim sim) {
        Mesh mesh = sim.settle(SHOP);
        mesh.always(VERSIONS_NEVER_GO_BACK);

        mesh.at(ofSeconds(5), scale(service("storefront")).to(4));
        mesh.at(ofSeconds(10), crash(istiod()));
        mesh.at(ofSeconds(20), restart(istiod()));
        mesh.runFor(ofSeconds(30));

        expect(mesh.requests().from("shoppers")).noneFailed();
    }

    @Test
    void changing_a_split_while_it_runs(MeshSim sim) {
        Mesh mesh = sim.settle(SHOP);

        mesh.at(
                ofSeconds(10),
                apply(
                        virtualService("catalog")
                                .route(weight(50), version("v1"))
                                .route(weight(50), version("v2"))));
        mesh.runFor(ofSeconds(60));

        expect(mesh.calls().to("catalog").since(ofSeconds(12)).groupedBy(byVersion()))
                .share("v2")
                .isCloseTo(0.5, confidence(0.9999));
    }

    @Test
    void a_dead_node_hurts_until_it_is_noticed(MeshSim sim) {
        Mesh mesh = sim.settle(SHOP);

        mesh.at(ofSeconds(10), crash(node("node-1")));
        mesh.runFor(ofSeconds(100));

        expect(mesh.requests().from("shoppers").since(ofSeconds(80))).noneFailed();
    }
}
