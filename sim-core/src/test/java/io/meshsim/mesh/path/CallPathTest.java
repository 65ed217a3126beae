package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.WORK_NANOS;
import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.VirtualService;
import io.meshsim.mesh.TestMesh;
import io.meshsim.mesh.TestMesh.Ended;
import io.meshsim.mesh.result.PassResult;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** A call pays for every part of its way, and nothing else. */
class CallPathTest {

    // From the default costs: 24.3 µs for a pass, 5.2 µs more with iptables; 145 + 50 µs for a
    // request through a proxy; 150 µs between nodes and 0.8 µs for the 1,000 bytes of a message.
    private static final long PLAIN = 24_300;
    private static final long PASS = PLAIN + 5_200;
    private static final long PROXY = 195_000;
    private static final long WIRE = 150_800;

    /** The first call to a host opens a connection: two round trips, 450 µs of work at each end. */
    private static final long OPENING = 4 * WIRE + 2 * 450_000;

    @Test
    void a_call_between_nodes_takes_four_passes_and_two_proxies_each_way_but_proxies_once() {
        TestMesh mesh = TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));
        assertThat(mesh.pod("a").pod().node()).isNotEqualTo(mesh.pod("b").pod().node());

        Ended answer = mesh.ask("a", "b");

        // Out: application, proxy | wire | proxy, application. Back: the same passes and the wire.
        long out = PASS + PROXY + PASS + WIRE + PASS + PROXY + PASS;
        long back = 4 * PASS + WIRE;
        assertThat(answer).isEqualTo(new Ended("200 -", OPENING + out + WORK_NANOS + back));
        assertThat(mesh.ask("a", "b")).isEqualTo(new Ended("200 -", out + WORK_NANOS + back));
    }

    @Test
    void the_four_passes_have_the_names_of_their_chains() {
        TestMesh mesh = TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));

        mesh.ask("a", "b");

        assertThat(mesh.running().passes().results(1))
                .extracting(PassResult::pass, PassResult::count)
                .containsExactlyInAnyOrder(
                        tuple("OUTPUT > ISTIO_OUTPUT > ISTIO_REDIRECT", 1),
                        // The proxy's way out and its way to the application walk the same chain.
                        tuple("OUTPUT > ISTIO_OUTPUT", 2),
                        tuple("PREROUTING > ISTIO_INBOUND > ISTIO_IN_REDIRECT", 1),
                        tuple("conntrack reply", 4));
    }

    @Test
    void pods_that_opt_out_of_injection_bypass_proxies_at_both_ends() {
        Labels out = Labels.of("sidecar.istio.io/inject", "false");
        TestMesh mesh =
                TestMesh.of(
                        service("b"),
                        deployment("default", "a", 1, out.with("app", "a")),
                        deployment("default", "b", 1, out.with("app", "b")));

        Ended answer = mesh.ask("a", "b");

        assertThat(mesh.pod("a").proxy()).isNull();
        // One pass at each end, there and back.
        assertThat(answer).isEqualTo(new Ended("200 -", 4 * PLAIN + 2 * WIRE + WORK_NANOS));
    }

    @Test
    void a_namespace_can_opt_out_of_injection_and_a_pod_in_it_can_opt_in() {
        Labels in = Labels.of("sidecar.istio.io/inject", "true").with("app", "in");
        Meta plain = Meta.of("", "plain").withLabels(Labels.of("istio-injection", "disabled"));
        TestMesh mesh =
                TestMesh.of(
                        new Namespace(plain),
                        deployment("plain", "out", 1, Labels.of("app", "out")),
                        deployment("plain", "in", 1, in));

        assertThat(mesh.pod("out").proxy()).isNull();
        assertThat(mesh.pod("in").proxy()).isNotNull();
    }

    @Test
    void an_unknown_name_does_not_resolve() {
        TestMesh mesh = TestMesh.of(deployment("a", 1));

        assertThat(mesh.ask("a", "nobody")).isEqualTo(new Ended("0 client", 0));
    }

    @Test
    void a_service_without_endpoints_is_503_uh_from_the_callers_own_proxy() {
        TestMesh mesh = TestMesh.of(service("b"), deployment("a", 1), deployment("b", 0));

        // Out to the proxy and back from it; nobody else is asked.
        assertThat(mesh.ask("a", "b")).isEqualTo(new Ended("503 UH", PASS + PROXY + PASS));
    }

    @Test
    void a_subset_that_no_destination_rule_has_is_503_nc() {
        VirtualService toNowhere =
                new VirtualService(
                        Meta.of("default", "b"),
                        List.of("b"),
                        List.of(),
                        List.of(
                                HttpRoute.forward(
                                        List.of(), List.of(new Destination("b", "v9", 0, 0)))),
                        List.of());
        TestMesh mesh =
                TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1), toNowhere);

        assertThat(mesh.ask("a", "b")).isEqualTo(new Ended("503 NC", PASS + PROXY + PASS));
    }

    private static Tuple tuple(String pass, long count) {
        return Assertions.tuple(pass, count);
    }
}
