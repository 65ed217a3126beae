package io.meshsim.part.proxy;

import static io.meshsim.part.proxy.Messages.edsCluster;
import static io.meshsim.part.proxy.Messages.host;
import static io.meshsim.part.proxy.Messages.route;
import static io.meshsim.part.proxy.Messages.routes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One evaluator decides every request, and says why when asked. */
class EvaluatorTest {

    private static final XdsResource ROUTES =
            routes(
                    "9080",
                    host(
                            "reviews:9080",
                            "reviews",
                            route(
                                    RouteMatch.newBuilder()
                                            .setPrefix("/")
                                            .addHeaders(
                                                    HeaderMatcher.newBuilder()
                                                            .setName("end-user")
                                                            .setStringMatch(
                                                                    StringMatcher.newBuilder()
                                                                            .setExact("jason"))),
                                    "b"),
                            direct(418, "/teapot"),
                            route("/lost", "nowhere"),
                            route("/empty", "BlackHoleCluster"),
                            split()),
                    host("empty", "empty"));

    private final Bench bench = Bench.running(ROUTES, edsCluster("a"), edsCluster("b"));
    private final Proxy proxy = bench.proxy;

    @Test
    void a_request_is_forwarded_with_everything_named() {
        Decision decision = out(get("/").withHeader("End-User", "jason"));

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.FORWARD);
        assertThat(decision.listener()).isEqualTo("0.0.0.0_9080");
        assertThat(decision.filterChain()).isEqualTo("http");
        assertThat(decision.routeConfig()).isEqualTo("9080");
        assertThat(decision.virtualHost()).isEqualTo("reviews:9080");
        assertThat(decision.route()).isEqualTo("to-b");
        assertThat(decision.cluster()).isEqualTo("b");
        assertThat(decision.endpointIp()).isIn("10.0.0.1", "10.0.0.2");
        assertThat(decision.endpointPort()).isEqualTo(9080);
        assertThat(decision.endpointHostname()).isEqualTo("pod");
        assertThat(decision.endpointWorkload()).isEqualTo("workload-" + decision.endpointIp());
        assertThat(decision.connectTimeoutNanos()).isEqualTo(5_000_000_000L);
        assertThat(decision.status()).isZero();
    }

    @Test
    void the_flags_and_codes_are_envoys() {
        assertThat(out(get("/teapot"))).hasToString("RESPOND 418");
        assertThat(out(get("/lost"))).hasToString("RESPOND 503 NC cluster nowhere");
        assertThat(out(get("/empty"))).hasToString("RESPOND 503 UH cluster BlackHoleCluster");
        assertThat(out(HttpRequest.get("empty", "/"))).hasToString("RESPOND 404 NR");
        assertThat(out(HttpRequest.get("unknown", "/"))).hasToString("RESPOND 404 NR");
    }

    @Test
    void a_cluster_that_lost_its_endpoints_answers_503_uh() {
        bench.server.send(XdsType.EDS, "e2", Messages.assignment("b"));

        assertThat(out(get("/").withHeader("end-user", "jason")))
                .hasToString("RESPOND 503 UH cluster b");
    }

    @Test
    void a_destination_that_no_listener_stands_for_passes_through() {
        assertThat(proxy.serving().outbound("10.7.7.7", 443, RequestView.of(get("/"))))
                .hasToString("FORWARD cluster PassthroughCluster endpoint 10.7.7.7:443");
    }

    @Test
    void a_call_to_the_outbound_port_itself_falls_into_the_black_hole() {
        Decision decision = proxy.serving().outbound("10.0.1.7", 15001, RequestView.of(get("/")));

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.CLOSE);
        assertThat(decision.flag()).isEqualTo(ResponseFlag.UH);
        assertThat(decision.cluster()).isEqualTo("BlackHoleCluster");
    }

    @Test
    void a_listener_for_the_very_address_goes_before_the_one_for_the_port() {
        bench.server.send(
                XdsType.LDS,
                "l2",
                Messages.virtualOutbound(),
                Messages.httpListener("0.0.0.0", 9080, "9080"),
                Messages.httpListener("10.7.7.7", 9080, "9080"));

        assertThat(proxy.serving().outbound("10.7.7.7", 9080, RequestView.of(get("/"))).listener())
                .isEqualTo("10.7.7.7_9080");
        assertThat(proxy.serving().outbound("10.7.7.8", 9080, RequestView.of(get("/"))).listener())
                .isEqualTo("0.0.0.0_9080");
    }

    @Test
    void a_listener_without_a_socket_is_not_reached_directly() {
        assertThat(proxy.serving().gateway(9080, RequestView.of(get("/"))).outcome())
                .isEqualTo(Decision.Outcome.CLOSE);
        assertThat(proxy.serving().inbound(9080, RequestView.of(get("/"))).outcome())
                .isEqualTo(Decision.Outcome.CLOSE);
    }

    @Test
    void a_gateway_routes_on_its_own_port_and_has_no_original_destination() {
        bench.server.send(
                XdsType.LDS, "l2", Messages.virtualOutbound(), Messages.gatewayListener(8080, "g"));
        bench.server.send(
                XdsType.RDS,
                "r2",
                routes("g", host("all", "*", route("/p", "PassthroughCluster"), route("/", "a"))));

        assertThat(proxy.serving().gateway(8080, RequestView.of(get("/"))).cluster())
                .isEqualTo("a");
        assertThat(proxy.serving().gateway(8080, RequestView.of(get("/p"))))
                .hasToString("RESPOND 503 UH cluster PassthroughCluster");
    }

    @Test
    void requests_under_way_count_for_the_endpoint_until_they_are_over() {
        bench.server.send(XdsType.EDS, "e2", Messages.assignment("b", "10.0.0.1"));
        Decision first = out(get("/").withHeader("end-user", "jason"));
        Host host = Objects.requireNonNull(first.host);

        host.requestStarted();
        assertThat(host.active()).isEqualTo(1);
        host.requestFinished();
        assertThat(host.active()).isZero();
    }

    @Test
    void an_explanation_tells_what_was_tried_and_what_won() {
        Explanation told = proxy.explainOutbound("10.9.9.9", 9080, get("/x"), 75);

        assertThat(told.lines().subList(0, 10))
                .containsExactly(
                        "listener 0.0.0.0_9080: the port of the original destination"
                                + " 10.9.9.9:9080",
                        "filter chain http",
                        "route configuration 9080",
                        "virtual host reviews:9080: domain reviews",
                        "route 1 of 5 to-b: no match, wants header end-user exact jason",
                        "route 2 of 5: no match, wants path prefix /teapot",
                        "route 3 of 5 to-nowhere: no match, wants path prefix /lost",
                        "route 4 of 5 to-BlackHoleCluster: no match, wants path prefix /empty",
                        "route 5 of 5 split: matches, path prefix /",
                        "cluster b: draw 75 of 100: a [0, 75), b [75, 100)");
        assertThat(told.lines().get(10))
                .matches(
                        "endpoint 10\\.0\\.0\\.[12]:9080: LEAST_REQUEST, the less busy of 2 drawn,"
                                + " 2 hosts");
        assertThat(told.lines().get(11)).startsWith("so: FORWARD cluster b endpoint 10.0.0.");
    }

    @Test
    void an_explanation_and_a_decision_agree() {
        Decision decided = out(get("/lost"));
        Decision explained = proxy.explainOutbound("10.9.9.9", 9080, get("/lost"), 1).decision();

        assertThat(explained).hasToString(decided.toString());
    }

    @Test
    void explanations_change_no_later_decision() {
        Bench quiet = Bench.running(ROUTES, edsCluster("a"), edsCluster("b"));
        List<String> plain = new ArrayList<>();
        List<String> explained = new ArrayList<>();

        for (int i = 0; i < 50; i++) {
            plain.add(
                    quiet.proxy
                            .serving()
                            .outbound("10.9.9.9", 9080, RequestView.of(get("/")))
                            .toString());
            proxy.explainOutbound("10.9.9.9", 9080, get("/"), i);
            explained.add(out(get("/")).toString());
        }

        assertThat(explained).isEqualTo(plain);
    }

    @Test
    void a_split_of_75_to_25_holds() {
        // 10,000 requests, probability 0.25: standard deviation 0.0043; 4.5 of them leave about 7
        // wrong alarms in a million seeds
        int b = 0;
        for (int i = 0; i < 10_000; i++) {
            b += out(get("/")).cluster().equals("b") ? 1 : 0;
        }

        assertThat(b).isBetween(2_305, 2_695);
    }

    private Decision out(HttpRequest request) {
        return proxy.serving().outbound("10.9.9.9", 9080, RequestView.of(request));
    }

    private static HttpRequest get(String path) {
        return HttpRequest.get("reviews", path);
    }

    private static Route direct(int status, String prefix) {
        return Route.newBuilder()
                .setMatch(RouteMatch.newBuilder().setPrefix(prefix))
                .setDirectResponse(DirectResponseAction.newBuilder().setStatus(status))
                .build();
    }

    private static Route split() {
        return Route.newBuilder()
                .setName("split")
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setRoute(
                        RouteAction.newBuilder()
                                .setWeightedClusters(
                                        WeightedCluster.newBuilder()
                                                .addClusters(weighted("a", 75))
                                                .addClusters(weighted("b", 25))))
                .build();
    }

    private static WeightedCluster.ClusterWeight weighted(String name, int weight) {
        return WeightedCluster.ClusterWeight.newBuilder()
                .setName(name)
                .setWeight(UInt32Value.of(weight))
                .build();
    }
}
