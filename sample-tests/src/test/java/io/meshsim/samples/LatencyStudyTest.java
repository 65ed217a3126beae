package io.meshsim.samples;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.ServiceNoun;
import io.meshsim.dsl.Topology;
import io.meshsim.study.Comparison;
import io.meshsim.study.Replication;
import io.meshsim.study.Replications;
import io.meshsim.study.Responses;
import io.meshsim.study.Results;
import org.junit.jupiter.api.Test;

/** One run is an anecdote; replications put an interval around what it shows. */
class LatencyStudyTest {

    private static final ServiceNoun ALONE = service("reviews");
    private static final ServiceNoun CALLING = service("reviews").calls("ratings");

    private static Responses latency(Replication one, ServiceNoun reviews) {
        Topology shop =
                topology(
                        reviews,
                        service("ratings"),
                        client("users").calls("reviews").openLoop(100, PER_SECOND));
        Mesh mesh = MeshSim.seeded(one.seed()).settle(shop);
        mesh.runFor(ofSeconds(2));
        return Responses.of("median ms", mesh.requests().from("users").latency(50).toNanos() / 1e6);
    }

    @Test
    void a_latency_has_an_interval() {
        Results results =
                Replications.of(10).seed(2024).parallel(2).run(one -> latency(one, ALONE));

        assertThat(results.interval("median ms", 0.95).relativeHalfWidth()).isLessThan(0.1);
    }

    @Test
    void one_more_hop_costs_time() {
        Comparison hops =
                Replications.of(10)
                        .compare(one -> latency(one, CALLING), one -> latency(one, ALONE));

        assertThat(hops.difference("median ms", 0.95).low()).isPositive();
    }
}
