package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.TIMEOUT_NANOS;
import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.mesh.TestMesh;
import io.meshsim.mesh.TestMesh.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who dies, and how, decides what a caller gets and when. */
class DeadEndsTest {

    // See CallPathTest.
    private static final long PASS = 29_500;
    private static final long PROXY = 195_000;
    private static final long WIRE = 150_800;

    /** Istio 1.30 mesh config, connectTimeout. */
    private static final long CONNECT_TIMEOUT = 10_000_000_000L;

    private static TestMesh slow() {
        return TestMesh.of(
                ofSeconds(20), List.of(), service("b"), deployment("a", 1), deployment("b", 1));
    }

    @Test
    void a_dead_node_is_503_uf_after_the_connect_timeout() {
        TestMesh mesh = TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));
        mesh.faults().crashNode(mesh.pod("b").pod().node());

        Ended answer = mesh.ask("a", "b");

        long toTheProxyAndBack = PASS + PROXY + PASS;
        assertThat(answer).isEqualTo(new Ended("503 UF", toTheProxyAndBack + CONNECT_TIMEOUT));
    }

    @Test
    void a_pod_that_is_gone_from_a_living_node_is_503_uf_at_once() {
        TestMesh mesh = TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));
        PodProcess target = mesh.pod("b");
        mesh.running().pods().stop(target.pod(), false);

        Ended answer = mesh.ask("a", "b");

        // The refusal comes back over the wire to the proxy, and from there to the application.
        long refused = PASS + PROXY + PASS + 2 * WIRE + PASS;
        assertThat(answer).isEqualTo(new Ended("503 UF", refused));
    }

    @Test
    void a_node_that_dies_while_it_serves_leaves_the_caller_waiting_to_its_own_timeout() {
        TestMesh mesh = slow();
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));

        mesh.faults().crashNode(mesh.pod("b").pod().node());

        assertThat(mesh.next()).isEqualTo(new Ended("0 client", TIMEOUT_NANOS));
    }

    @Test
    void a_pod_that_is_drained_while_it_serves_resets_the_connection() {
        TestMesh mesh = slow();
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));

        mesh.faults().scale(new ResourceKey(Kind.DEPLOYMENT, "default", "b"), 0);

        Ended answer = mesh.next();
        // A watch latency, then five seconds of drain, then the processes end.
        assertThat(answer.outcome()).isEqualTo("503 UC");
        assertThat(answer.latencyNanos())
                .isBetween(ofSeconds(6).toNanos(), ofMillis(6_100).toNanos());
    }

    @Test
    void without_a_proxy_of_its_own_the_caller_sees_the_connection_end() {
        Labels plain = Labels.of("app", "a").with("sidecar.istio.io/inject", "false");
        TestMesh mesh =
                TestMesh.of(
                        ofSeconds(20),
                        List.of(),
                        service("b"),
                        deployment("default", "a", 1, plain),
                        deployment("b", 1));
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));

        mesh.running().pods().stop(mesh.pod("b").pod(), false);

        assertThat(mesh.next().outcome()).isEqualTo("0 client");
    }

    @Test
    void nobody_hears_the_answer_to_a_caller_that_died() {
        TestMesh mesh = slow();
        mesh.send("a", "b");
        mesh.runFor(ofSeconds(1));

        mesh.running().pods().stop(mesh.pod("a").pod(), true);
        mesh.runFor(ofSeconds(100));

        assertThat(mesh.ended()).isEmpty();
        assertThat(mesh.running().requests().calls()).isZero();
    }
}
