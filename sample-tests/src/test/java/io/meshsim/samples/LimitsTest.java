package io.meshsim.samples;

import static io.meshsim.dsl.Given.deployment;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.scale;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import org.junit.jupiter.api.Test;

/** What the limits of istiod's container do to it. */
@MeshTest
class LimitsTest {

    private static final String MEMORY = "process_resident_memory_bytes";
    private static final String KILLS = "container_oom_events_total";

    @Test
    void more_proxies_than_fit_into_its_memory_kill_istiod_again_and_again(MeshSim sim) {
        Mesh mesh = sim.settle(topology(istiod().memoryLimit("128Mi"), service("many").pods(20)));
        expect(mesh.metric(MEMORY).value()).isAtMost(128 << 20);
        expect(mesh.metric(MEMORY).value()).isAtLeast(100_000_000);

        mesh.at(ofSeconds(1), scale(deployment("many")).to(100));
        mesh.runFor(ofMinutes(2));

        // Each start lets some 40 proxies in, then it has too much; in between lie 1, 11, 21, 41 s.
        expect(mesh.metric(KILLS).value()).isAtLeast(3);
        expect(mesh.metric(KILLS).value()).isAtMost(6);
        mesh.at(ofMinutes(3), scale(deployment("many")).to(20));
        mesh.runFor(ofMinutes(10));
        expect(mesh.connections()).is(20);
        expect(mesh.metric(MEMORY).value()).isAtMost(128 << 20);
    }

    @Test
    void a_twentieth_of_a_cpu_makes_istiod_stand_still_while_it_pushes(MeshSim sim) {
        Mesh mesh = sim.settle(topology(istiod().cpuLimit("50m"), service("many").pods(200)));

        mesh.at(ofSeconds(1), touch(virtualService("many")));
        mesh.runFor(ofSeconds(30));

        expect(mesh.metric("container_cpu_cfs_throttled_periods_total").value()).isAtLeast(3);
        expect(mesh.metric("pilot_proxy_convergence_time").quantile(0.99))
                .isBetween(ofMillis(300), ofSeconds(5));
    }
}
