package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Gateway;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Node;
import io.meshsim.config.Protocol;
import io.meshsim.config.Resource;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.StringMatch;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.engine.AllocatedBytes;
import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.random.Distribution;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.part.workload.CallSpec;
import io.meshsim.part.workload.ClientSpec;
import io.meshsim.part.workload.Step;
import io.meshsim.part.workload.WeightedTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mesh in its steady state makes no garbage: not for a call, whichever way it takes. */
class AllocationTest {

    private static final int PORT = 8080;
    private static final Duration WINDOW = ofMillis(100);

    @Test
    void calls_cost_no_bytes() {
        RunningMesh mesh = new RunningMesh(spec(), 1, EngineSettings.DEFAULT);
        mesh.settle();
        mesh.runForNanos(ofSeconds(20).toNanos());
        long callsBefore = mesh.requests().calls();

        long ofShort = leastBytes(mesh, WINDOW);
        long ofLong = leastBytes(mesh, WINDOW.multipliedBy(9));

        // A run as such may make an object or two, however long it is.
        assertThat(ofLong).isEqualTo(ofShort).isLessThan(64);
        // 1,200 requests a second, most of which make one or two more calls, for a second.
        assertThat(mesh.requests().calls() - callsBefore).isGreaterThan(2_000);
        assertThat(mesh.requests().byVersion())
                .extracting(result -> result.destination() + " " + result.version())
                .contains(
                        "b.default.svc.cluster.local v1",
                        "b.default.svc.cluster.local v2",
                        "c.default.svc.cluster.local ",
                        "istio-ingressgateway.istio-system.svc.cluster.local ");
    }

    /** What the control plane and the seconds of a report cost falls into some windows only. */
    private static long leastBytes(RunningMesh mesh, Duration window) {
        return AllocatedBytes.leastOf(() -> mesh.runForNanos(window.toNanos()));
    }

    /** A gateway before "a", which calls "b" in two versions and "c", which calls nobody. */
    private static MeshSpec spec() {
        Labels plain = Labels.of("app", "plain").with("sidecar.istio.io/inject", "false");
        List<Resource> resources =
                List.of(
                        new Node(Meta.of("", "node-1"), 8, true),
                        new Node(Meta.of("", "node-2"), 8, true),
                        new Namespace(Meta.of("", "default")),
                        service("a"),
                        service("b"),
                        service("c"),
                        deployment("a", 3),
                        version("v1"),
                        version("v2"),
                        deployment("c", 2),
                        deployment("default", "plain", 1, plain),
                        gateway(),
                        versions(),
                        split(),
                        shop());
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        behaviours.put("default/a", works(5, 0).then(step("b", "c")).then(step("c")));
        behaviours.put("default/b-v1", works(2, 0.02));
        behaviours.put("default/b-v2", works(3, 0));
        behaviours.put("default/c", works(1, 0));
        return new MeshSpec("steady", resources, Settings.DEFAULT, behaviours, clients());
    }

    private static List<ClientPlacement> clients() {
        HttpRequest jason = HttpRequest.get("a:8080", "/").withHeader("end-user", "jason");
        HttpRequest books = HttpRequest.get("shop.example", "/books?sort=price");
        Target gateway =
                new Target("istio-ingressgateway.istio-system", 80, books, ofSeconds(15).toNanos());
        return List.of(
                client("inside", "default/c", target("a", jason), target("b")),
                client("without-a-proxy", "default/plain", target("a"), target("c")),
                client("outside", "", gateway, target("nobody")));
    }

    private static ClientPlacement client(String name, String workload, Target... mix) {
        List<WeightedTarget> weighted =
                List.of(new WeightedTarget(mix[0], 3), new WeightedTarget(mix[1], 1));
        return new ClientPlacement(new ClientSpec(name, 400, weighted, 2), workload);
    }

    private static Behaviour works(long millis, double errorRate) {
        Distribution work = Distribution.exponential(ofMillis(millis));
        return new Behaviour(work, 16, List.of(), errorRate);
    }

    private static Step step(String... hosts) {
        return new Step(
                List.of(hosts).stream().map(host -> new CallSpec(target(host), false)).toList());
    }

    private static Target target(String host) {
        return target(host, HttpRequest.get(host + ":" + PORT, "/"));
    }

    private static Target target(String host, HttpRequest request) {
        return new Target(host, PORT, request, ofSeconds(15).toNanos());
    }

    private static Resource version(String version) {
        Labels labels = Labels.of("app", "b").with("version", version);
        return deployment("default", "b-" + version, 2, labels);
    }

    private static Resource versions() {
        return new DestinationRule(
                Meta.of("default", "b"),
                "b",
                TrafficPolicy.NONE,
                List.of(
                        new Subset("v1", Labels.of("version", "v1"), TrafficPolicy.NONE),
                        new Subset("v2", Labels.of("version", "v2"), TrafficPolicy.NONE)),
                List.of());
    }

    /** Jason sees v2; of the others, one in four does. */
    private static Resource split() {
        Map<String, StringMatch> headers = new LinkedHashMap<>();
        headers.put("end-user", new StringMatch(StringMatch.Type.EXACT, "jason"));
        HttpMatch any = HttpMatch.ANY;
        HttpMatch jason =
                new HttpMatch(
                        any.uri(),
                        any.ignoreUriCase(),
                        any.method(),
                        any.authority(),
                        any.scheme(),
                        headers,
                        any.withoutHeaders(),
                        any.queryParams(),
                        any.port(),
                        any.sourceLabels(),
                        any.sourceNamespace(),
                        any.gateways());
        return routes(
                "b",
                List.of("b"),
                List.of(),
                HttpRoute.forward(List.of(jason), List.of(new Destination("b", "v2", 0, 0))),
                HttpRoute.forward(
                        List.of(),
                        List.of(
                                new Destination("b", "v1", 0, 75),
                                new Destination("b", "v2", 0, 25))));
    }

    private static Resource shop() {
        HttpMatch books = HttpMatch.ofUri(new StringMatch(StringMatch.Type.PREFIX, "/books"));
        return routes(
                "shop",
                List.of("shop.example"),
                List.of("shop"),
                HttpRoute.forward(List.of(books), List.of(new Destination("a", "", 0, 0))));
    }

    private static Resource routes(
            String name, List<String> hosts, List<String> gateways, HttpRoute... routes) {
        return new VirtualService(
                Meta.of("default", name), hosts, gateways, List.of(routes), List.of());
    }

    private static Resource gateway() {
        Gateway.Server server =
                new Gateway.Server(80, "http", Protocol.HTTP, List.of("shop.example"));
        return new Gateway(
                Meta.of("default", "shop"), Labels.of("istio", "ingressgateway"), List.of(server));
    }
}
