package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.WORK_NANOS;
import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.AuthorizationPolicy.Action;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Rule;
import io.meshsim.config.Destination;
import io.meshsim.config.Gateway;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Protocol;
import io.meshsim.config.Resource;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.StringMatch;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.mesh.TestMesh;
import io.meshsim.mesh.TestMesh.Ended;
import io.meshsim.net.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes in at the ingress gateway is routed there, and refused there. */
class GatewayCallTest {

    // See CallPathTest; a gateway pod has no iptables rules.
    private static final long PLAIN = 24_300;
    private static final long PASS = 29_500;
    private static final long PROXY = 195_000;
    private static final long WIRE = 150_800;
    private static final long NEAR = 10_800;

    private static final String INGRESS = "istio-ingressgateway.istio-system";

    private static TestMesh shop(Duration work) {
        return TestMesh.of(work, List.of(), gateway(), routes(), service("b"), deployment("b", 1));
    }

    private static Gateway gateway() {
        Gateway.Server server =
                new Gateway.Server(80, "http", Protocol.HTTP, List.of("shop.example"));
        return new Gateway(
                Meta.of("default", "shop"), Labels.of("istio", "ingressgateway"), List.of(server));
    }

    private static Resource routes() {
        HttpMatch books = HttpMatch.ofUri(new StringMatch(StringMatch.Type.PREFIX, "/books"));
        return new VirtualService(
                Meta.of("default", "shop"),
                List.of("shop.example"),
                List.of("shop"),
                List.of(HttpRoute.forward(List.of(books), List.of(new Destination("b", "", 0, 0)))),
                List.of());
    }

    private static Ended get(TestMesh mesh, String host, String path) {
        mesh.sendFromOutside(INGRESS, 80, HttpRequest.get(host, path));
        return mesh.next();
    }

    @Test
    void a_request_passes_the_gateway_and_counts_as_two_calls() {
        TestMesh mesh = shop(Duration.ofNanos(WORK_NANOS));
        PodProcess gateway = mesh.pod(IngressGateways.NAME);
        boolean sameNode = gateway.pod().node().equals(mesh.pod("b").pod().node());

        Ended answer = get(mesh, "shop.example", "/books/1");

        long inner = sameNode ? NEAR : WIRE;
        long atGateway = PLAIN + PROXY + PLAIN;
        long atPod = PASS + PROXY + PASS;
        long back = WIRE + 2 * PLAIN + inner + 2 * PASS;
        // The gateway opens a connection with mutual TLS: two round trips, 450 µs at each end.
        long opening = 4 * inner + 2 * 450_000;
        assertThat(answer)
                .isEqualTo(
                        new Ended(
                                "200 -",
                                WIRE + atGateway + opening + inner + atPod + WORK_NANOS + back));
        assertThat(mesh.running().requests().calls()).isEqualTo(2);
    }

    @Test
    void an_unknown_host_or_path_is_404_nr_at_the_gateway() {
        TestMesh mesh = shop(Duration.ofNanos(WORK_NANOS));
        Ended notFound = new Ended("404 NR", 2 * WIRE + PLAIN + PROXY + PLAIN);

        assertThat(get(mesh, "other.example", "/books/1")).isEqualTo(notFound);
        assertThat(get(mesh, "shop.example", "/elsewhere")).isEqualTo(notFound);
    }

    @Test
    void a_policy_for_the_gateway_refuses_there() {
        Rule books = new Rule(List.of(), List.of(Operation.paths("/books*")), List.of());
        Resource policy =
                new AuthorizationPolicy(
                        Meta.of(IngressGateways.NAMESPACE, "no-books"),
                        Labels.of("istio", "ingressgateway"),
                        Action.DENY,
                        List.of(books));
        TestMesh mesh =
                TestMesh.of(
                        ofSeconds(1),
                        List.of(),
                        gateway(),
                        routes(),
                        policy,
                        service("b"),
                        deployment("b", 1));
        Ended refused = new Ended("403 -", 2 * WIRE + PLAIN + PROXY + PLAIN);

        assertThat(get(mesh, "shop.example", "/books/1")).isEqualTo(refused);
    }

    @Test
    void a_gateway_that_stops_takes_its_callers_connections_along() {
        TestMesh mesh = shop(ofSeconds(20));
        mesh.sendFromOutside(INGRESS, 80, HttpRequest.get("shop.example", "/books/1"));
        mesh.runFor(ofSeconds(1));

        mesh.running().pods().stop(mesh.pod(IngressGateways.NAME).pod(), false);

        Ended answer = mesh.next();
        assertThat(answer.outcome()).isEqualTo("0 client");
        assertThat(answer.latencyNanos()).isLessThan(ofSeconds(2).toNanos());
    }

    @Test
    void a_pod_behind_the_gateway_that_stops_is_503_uc() {
        TestMesh mesh = shop(ofSeconds(20));
        mesh.sendFromOutside(INGRESS, 80, HttpRequest.get("shop.example", "/books/1"));
        mesh.runFor(ofSeconds(1));

        mesh.running().pods().stop(mesh.pod("b").pod(), false);

        assertThat(mesh.next().outcome()).isEqualTo("503 UC");
    }
}
