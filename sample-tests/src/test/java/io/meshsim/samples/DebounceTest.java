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
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** istiod pushes after a quiet spell, or at the latest when the maximum delay is over. */
@MeshTest
class DebounceTest {

    private static final Duration AFTER = ofMillis(100);
    private static final Duration MAX = ofSeconds(10);

    private static final Topology MESH =
            topology(istiod().debounceAfter(AFTER).debounceMax(MAX), service("reviews").pods(3));

    @Test
    void a_burst_of_changes_becomes_one_push(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);

        mesh.every(ofMillis(10), touch(virtualService("reviews"))).times(10);
        mesh.runFor(ofSeconds(1));

        // The last change lands at 90 ms; istiod has to hear of it and to handle it.
        Duration heard = ofMillis(90).plus(mesh.hearingTime(0));
        expect(mesh.pushes().only().startedAt()).is(heard.plus(AFTER));
        expect(mesh.pushes().only().changes()).is(10);
    }

    @Test
    void a_steady_stream_cannot_hold_a_push_back_for_ever(MeshSim sim) {
        Mesh mesh = sim.settle(MESH);

        mesh.every(ofMillis(50), touch(virtualService("reviews")));
        mesh.runFor(MAX.plus(AFTER).plus(ofSeconds(1)));

        // From the first change on the timer is never armed more than AFTER ahead, so it must ring
        // within AFTER of the maximum.
        Duration heard = mesh.hearingTime(0);
        expect(mesh.pushes().first().startedAt())
                .isBetween(heard.plus(MAX), heard.plus(MAX).plus(AFTER));
    }
}
