package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Load.even;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** What Prometheus reads from one pod. */
@MeshTest
class ScrapeTest {

    @Test
    void a_scrape_tells_of_the_agent_and_of_the_proxy(MeshSim sim) {
        Mesh mesh =
                sim.settle(
                        topology(
                                service("cart").pods(2),
                                client("users").calls("cart").arrivals(even(5, PER_SECOND))));
        mesh.runFor(ofSeconds(10));

        assertThat(mesh.scrape("default/cart-0").lines())
                .contains("istio_agent_num_outgoing_requests{request_type=\"csr\"} 1")
                .contains("envoy_cluster_manager_cds_update_rejected 0")
                .anyMatch(line -> line.startsWith("istio_requests_total{reporter=\"destination\""))
                .noneMatch(line -> line.startsWith("istio_requests_total{reporter=\"source\""));
    }
}
