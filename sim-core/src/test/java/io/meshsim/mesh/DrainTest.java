package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.agent.drain.DrainSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that are under way when a pod ends; after istio 47718, 44690 and 50596. */
class DrainTest {

    private static TestMesh.Ended askedWhileEnding(DrainSettings drain, Duration work) {
        AgentSettings agent = AgentSettings.DEFAULT.withDrain(drain);
        TestMesh mesh =
                TestMesh.of(
                        Settings.DEFAULT.withAgent(agent),
                        work,
                        List.of(),
                        service("b"),
                        deployment("a", 1),
                        deployment("b", 1));
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));
        mesh.faults().scale(new ResourceKey(Kind.DEPLOYMENT, "default", "b"), 0);
        return mesh.next();
    }

    @Test
    void by_default_a_request_that_takes_longer_than_five_seconds_is_reset() {
        assertThat(askedWhileEnding(DrainSettings.DEFAULT, ofSeconds(5)).outcome())
                .isEqualTo("200 -");

        TestMesh.Ended reset = askedWhileEnding(DrainSettings.DEFAULT, ofSeconds(20));
        assertThat(reset.outcome()).isEqualTo("503 UC");
        // Sent 1 s before; the kubelet hears of the end within 10 ms.
        assertThat(Duration.ofNanos(reset.latencyNanos()))
                .isBetween(ofSeconds(6), ofSeconds(6).plusMillis(20));
    }

    @Test
    void a_proxy_that_waits_for_its_connections_ends_after_the_last_request() {
        DrainSettings waits = DrainSettings.DEFAULT.withExitOnZeroActiveConnections(true);

        assertThat(askedWhileEnding(waits, ofSeconds(20)).outcome()).isEqualTo("200 -");
    }

    @Test
    void kubernetes_waits_for_thirty_seconds_and_no_longer() {
        DrainSettings waits = DrainSettings.DEFAULT.withExitOnZeroActiveConnections(true);

        TestMesh.Ended killed = askedWhileEnding(waits, ofSeconds(50));
        assertThat(killed.outcome()).isEqualTo("503 UC");
        assertThat(Duration.ofNanos(killed.latencyNanos()))
                .isBetween(ofSeconds(31), ofSeconds(31).plusMillis(20));
    }
}
