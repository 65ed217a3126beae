package io.meshsim.part.istiod;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.meshsim.config.ContainerPort;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Gateway;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.config.Protocol;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Istiod from the API server to the stream. */
class IstiodTest {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final String REVIEWS = "outbound|9080||reviews.default.svc.cluster.local";

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final TestStore store = new TestStore(simulation);
    private final Metrics metrics = new Metrics();
    private final List<String> seen = new ArrayList<>();
    private final Istiod istiod =
            new Istiod(
                    simulation,
                    IstiodSettings.DEFAULT,
                    MeshConfig.DEFAULT,
                    IstiodCosts.DEFAULT,
                    store,
                    metrics,
                    new Notes());
    private final TestProxy reviews =
            TestProxy.sidecar("default", "reviews-1", "10.0.0.1", "reviews");
    private final TestProxy gateway = TestProxy.router("istio-system", "ingress-1", "10.0.0.9");

    /**
     * Writes down what the observer is told, with the time in milliseconds since the last clear.
     */
    private final class Notes implements PushObserver {

        @Override
        public void pushStarted(long push, boolean full, int updates, List<Cause> causes) {
            seen.add((full ? "full " : "incremental ") + updates + " at " + nowMs());
        }

        @Override
        public void skipped(long push, String proxy) {
            seen.add("skipped " + proxy);
        }

        @Override
        public void sent(long push, String proxy, XdsType type, int resources, long sizeBytes) {
            seen.add("sent " + proxy + " " + type + " " + resources);
        }

        @Override
        public void delivered(long push, String proxy) {
            seen.add("delivered " + proxy);
        }

        @Override
        public void abandoned(long push, String proxy) {
            seen.add("abandoned " + proxy);
        }
    }

    private long nowMs() {
        return simulation.nowNanos() / MS;
    }

    private static Service service(String namespace, String name, String ip, ServicePort... ports) {
        return new Service(
                Meta.of(namespace, name), "ClusterIP", ip, Labels.of("app", name), List.of(ports));
    }

    private static Pod pod(String namespace, String app, String name, String ip, String account) {
        Meta meta =
                Meta.of(namespace, name).withLabels(Labels.of("app", app).with("version", "v1"));
        List<ContainerPort> ports = List.of(new ContainerPort("http", 9080));
        return new Pod(meta, app + "-v1", account, ports, "node-1", ip, true, false);
    }

    private static EndpointSlice slice(String namespace, String service, Endpoint... endpoints) {
        return new EndpointSlice(
                Meta.of(namespace, service + "-abc"),
                service,
                List.of(endpoints),
                List.of(new ContainerPort("http", 9080)));
    }

    private static Endpoint ready(String ip, String pod) {
        return new Endpoint(ip, pod, "node-1", true, false);
    }

    private static VirtualService split(String host, int first, int second) {
        HttpRoute route =
                HttpRoute.forward(
                        List.of(),
                        List.of(
                                new Destination(host, "v1", 0, first),
                                new Destination(host, "v2", 0, second)));
        return new VirtualService(
                Meta.of("default", host), List.of(host), List.of(), List.of(route), List.of());
    }

    @BeforeEach
    void boot() {
        store.apply(service("default", "reviews", "10.96.0.1", ServicePort.of("http", 9080)));
        store.apply(service("default", "ratings", "10.96.0.2", ServicePort.of("http", 9080)));
        store.apply(service("other", "db", "10.96.0.3", ServicePort.of("tcp-db", 5432)));
        store.apply(pod("default", "reviews", "reviews-1", "10.0.0.1", "reviews"));
        store.apply(slice("default", "reviews", ready("10.0.0.1", "reviews-1")));
        istiod.start();
        simulation.runFor(SECOND);
        reviews.connect(istiod);
        gateway.connect(istiod);
        simulation.runFor(SECOND);
        reviews.responses.clear();
        gateway.responses.clear();
        seen.clear();
    }

    @Test
    void a_sidecar_that_connects_gets_clusters_endpoints_listeners_and_routes() {
        assertThat(reviews.held(XdsType.CDS).keySet())
                .containsExactly(
                        "BlackHoleCluster",
                        "InboundPassthroughCluster",
                        "PassthroughCluster",
                        "inbound|9080||",
                        "outbound|5432||db.other.svc.cluster.local",
                        "outbound|9080||ratings.default.svc.cluster.local",
                        REVIEWS);
        assertThat(reviews.held(XdsType.LDS).keySet())
                .containsExactly(
                        "0.0.0.0_9080", "10.96.0.3_5432", "virtualInbound", "virtualOutbound");
        assertThat(reviews.held(XdsType.RDS).keySet()).containsExactly("9080");
        assertThat(endpoints(reviews, REVIEWS)).containsExactly("10.0.0.1:9080");
        assertThat(istiod.isQuiet()).isTrue();
        assertThat(istiod.connections()).isEqualTo(2);
    }

    @Test
    void every_message_is_what_it_was_after_a_trip_over_the_wire() throws Exception {
        for (XdsType type : XdsType.ofProxies()) {
            for (XdsResource resource : reviews.held(type).values()) {
                var message = resource.message();
                assertThat(message.getParserForType().parseFrom(message.toByteArray()))
                        .isEqualTo(message);
            }
        }
    }

    @Test
    void the_metadata_of_an_endpoint_tells_its_workload_and_version() throws Exception {
        ClusterLoadAssignment assignment = assignment(reviews, REVIEWS);
        assertThat(
                        assignment
                                .getEndpoints(0)
                                .getLbEndpoints(0)
                                .getMetadata()
                                .getFilterMetadataOrThrow("istio")
                                .getFieldsOrThrow("workload")
                                .getStringValue())
                .isEqualTo("reviews-v1;default;reviews;v1;Kubernetes");
    }

    @Test
    void a_new_pod_is_one_incremental_push_after_the_quiet_time() {
        store.apply(pod("default", "reviews", "reviews-2", "10.0.0.2", "reviews"));
        store.apply(
                slice(
                        "default",
                        "reviews",
                        ready("10.0.0.1", "reviews-1"),
                        ready("10.0.0.2", "reviews-2")));
        simulation.runFor(SECOND);
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "incremental 1 at 2100",
                        "sent default/reviews-1 EDS 1",
                        "delivered default/reviews-1",
                        "sent istio-system/ingress-1 EDS 1",
                        "delivered istio-system/ingress-1");
        assertThat(reviews.responses).hasSize(1);
        assertThat(endpoints(reviews, REVIEWS)).containsExactly("10.0.0.1:9080", "10.0.0.2:9080");
    }

    @Test
    void a_pod_with_a_new_service_account_is_a_full_push() {
        store.apply(pod("default", "reviews", "reviews-2", "10.0.0.2", "other"));
        store.apply(
                slice(
                        "default",
                        "reviews",
                        ready("10.0.0.1", "reviews-1"),
                        ready("10.0.0.2", "reviews-2")));
        simulation.runFor(SECOND);
        assertThat(seen.get(0)).isEqualTo("full 1 at 2100");
        assertThat(reviews.types())
                .containsExactly(XdsType.CDS, XdsType.EDS, XdsType.LDS, XdsType.RDS);
    }

    @Test
    void an_endpoint_that_is_not_ready_is_not_sent_and_a_new_one_causes_no_push() {
        store.apply(pod("default", "reviews", "reviews-2", "10.0.0.2", "reviews"));
        Endpoint waiting = new Endpoint("10.0.0.2", "reviews-2", "node-1", false, false);
        store.apply(slice("default", "reviews", ready("10.0.0.1", "reviews-1"), waiting));
        simulation.runFor(SECOND);
        assertThat(seen).isEmpty();
        Endpoint sick = new Endpoint("10.0.0.1", "reviews-1", "node-1", false, false);
        store.apply(slice("default", "reviews", sick, waiting));
        simulation.runFor(SECOND);
        assertThat(endpoints(reviews, REVIEWS)).isEmpty();
    }

    @Test
    void a_virtual_service_changes_clusters_listeners_and_routes_but_no_endpoints() {
        store.apply(split("ratings", 90, 10));
        simulation.runFor(SECOND);
        assertThat(reviews.types()).containsExactly(XdsType.CDS, XdsType.LDS, XdsType.RDS);
        assertThat(text(reviews, XdsType.RDS, "9080"))
                .contains("outbound|9080|v1|ratings.default.svc.cluster.local")
                .contains("outbound|9080|v2|ratings.default.svc.cluster.local");
    }

    @Test
    void subsets_become_clusters_with_the_pods_that_have_their_labels() {
        DestinationRule.Subset first =
                new DestinationRule.Subset("v1", Labels.of("version", "v1"), TrafficPolicy.NONE);
        DestinationRule.Subset second =
                new DestinationRule.Subset("v2", Labels.of("version", "v2"), TrafficPolicy.NONE);
        store.apply(
                new DestinationRule(
                        Meta.of("default", "reviews"),
                        "reviews",
                        TrafficPolicy.NONE,
                        List.of(first, second),
                        List.of()));
        simulation.runFor(SECOND);
        assertThat(endpoints(reviews, REVIEWS.replace("||", "|v1|"))).hasSize(1);
        assertThat(endpoints(reviews, REVIEWS.replace("||", "|v2|"))).isEmpty();
    }

    @Test
    void a_change_outside_the_scope_is_skipped() {
        store.apply(onlyOwnNamespace());
        simulation.runFor(SECOND);
        assertThat(reviews.held(XdsType.CDS).keySet()).noneMatch(name -> name.contains("db."));
        store.apply(service("other", "db", "10.96.1.1", ServicePort.of("tcp-db", 5432)));
        simulation.runFor(SECOND);
        assertThat(seen).contains("skipped default/reviews-1");
    }

    @Test
    void a_resource_that_is_gone_still_concerns_those_who_depended_on_it_before() {
        Sidecar sidecar = onlyOwnNamespace();
        store.apply(sidecar);
        simulation.runFor(SECOND);
        store.delete(sidecar.key());
        simulation.runFor(SECOND);
        assertThat(reviews.held(XdsType.CDS).keySet()).anyMatch(name -> name.contains("db."));
        assertThat(seen)
                .doesNotContain("skipped default/reviews-1")
                .contains("skipped istio-system/ingress-1");
    }

    private static Sidecar onlyOwnNamespace() {
        List<Sidecar.Egress> egress = List.of(new Sidecar.Egress(0, List.of("./*")));
        return new Sidecar(Meta.of("default", "default"), null, egress, null);
    }

    @Test
    void a_gateway_listens_on_the_pods_port_and_serves_bound_virtual_services() {
        store.apply(
                new Gateway(
                        Meta.of("default", "shop"),
                        Labels.of("istio", "ingressgateway"),
                        List.of(
                                new Gateway.Server(
                                        80, "http", Protocol.HTTP, List.of("*.example.com")))));
        HttpRoute route =
                HttpRoute.forward(List.of(), List.of(new Destination("reviews", "", 9080, 0)));
        store.apply(
                new VirtualService(
                        Meta.of("default", "shop"),
                        List.of("shop.example.com"),
                        List.of("shop"),
                        List.of(route),
                        List.of()));
        store.apply(
                new Service(
                        Meta.of("istio-system", "ingress"),
                        "LoadBalancer",
                        "10.96.0.10",
                        Labels.of("istio", "ingressgateway"),
                        List.of(new ServicePort("http2", 80, "8080", "TCP", "", 0))));
        simulation.runFor(SECOND);
        assertThat(gateway.held(XdsType.LDS).keySet()).containsExactly("0.0.0.0_8080");
        assertThat(text(gateway, XdsType.RDS, "http.8080"))
                .contains("name: \"shop.example.com:80\"")
                .contains(REVIEWS);
    }

    @Test
    void a_gateway_without_virtual_services_has_no_route() {
        store.apply(
                new Gateway(
                        Meta.of("default", "shop"),
                        Labels.of("istio", "ingressgateway"),
                        List.of(new Gateway.Server(80, "http", Protocol.HTTP, List.of("*")))));
        simulation.runFor(SECOND);
        assertThat(gateway.held(XdsType.LDS).keySet()).containsExactly("0.0.0.0_80");
        assertThat(text(gateway, XdsType.RDS, "http.80")).contains("blackhole:80");
    }

    @Test
    void proxies_with_the_same_view_share_every_resource() {
        TestProxy ratings = TestProxy.sidecar("default", "ratings-1", "10.0.0.7", "ratings");
        ratings.connect(istiod);
        simulation.runFor(SECOND);
        for (XdsType type : XdsType.ofProxies()) {
            ratings.held(type)
                    .forEach(
                            (name, resource) -> {
                                XdsResource other = reviews.held(type).get(name);
                                if (other != null && resource.message().equals(other.message())) {
                                    assertThat(resource).isSameAs(other);
                                }
                            });
        }
        assertThat(ratings.held(XdsType.RDS).get("9080"))
                .isSameAs(reviews.held(XdsType.RDS).get("9080"));
    }

    @Test
    void a_rejected_response_is_counted_and_not_answered() {
        reviews.acknowledges = false;
        store.apply(split("ratings", 50, 50));
        simulation.runFor(SECOND);
        XdsResponse last = reviews.responses.get(0);
        int before = reviews.responses.size();
        reviews.stream()
                .request(
                        new XdsRequest(
                                last.type(), List.of(), "", last.nonce(), "no such cluster"));
        simulation.runFor(SECOND);
        assertThat(reviews.responses).hasSize(before);
        assertThat(metrics.counter("pilot_total_xds_rejects", "type", "cds").value()).isOne();
    }

    @Test
    void a_crash_ends_the_streams_and_forgets_what_waited() {
        store.apply(split("ratings", 50, 50));
        simulation.runFor(50 * MS);
        istiod.crash();
        simulation.runFor(SECOND);
        assertThat(seen).isEmpty();
        assertThat(reviews.closed).containsExactly("unavailable");
        assertThat(istiod.connections()).isZero();
        reviews.connect(istiod);
        simulation.runFor(SECOND);
        assertThat(reviews.closed).containsExactly("unavailable", "unavailable");

        istiod.restart();
        simulation.runFor(SECOND);
        reviews.connect(istiod);
        simulation.runFor(SECOND);
        assertThat(text(reviews, XdsType.RDS, "9080")).contains("weighted_clusters");
    }

    @Test
    void a_stream_that_ends_during_its_push_gives_its_slot_back() {
        store.apply(split("ratings", 50, 50));
        simulation.runUntil(() -> !reviews.responses.isEmpty(), SECOND);
        reviews.stream().close();
        simulation.runFor(SECOND);
        assertThat(seen).contains("abandoned default/reviews-1");
        assertThat(istiod.isQuiet()).isTrue();
        assertThat(istiod.connections()).isOne();
    }

    @Test
    void after_any_change_a_proxy_holds_what_would_be_built_afresh() {
        store.apply(split("ratings", 50, 50));
        store.apply(service("default", "details", "10.96.0.5", ServicePort.of("", 8000)));
        simulation.runFor(SECOND);
        for (XdsType type : XdsType.ofProxies()) {
            Map<String, XdsResource> desired = new LinkedHashMap<>();
            istiod.desired(reviews.node(), type, reviews.wanted(type))
                    .forEach(resource -> desired.put(resource.name(), resource));
            assertThat(reviews.held(type)).isEqualTo(desired);
        }
    }

    private static ClusterLoadAssignment assignment(TestProxy proxy, String cluster) {
        XdsResource found = proxy.held(XdsType.EDS).get(cluster);
        assertThat(found).as(cluster).isNotNull();
        return (ClusterLoadAssignment) requireNonNull(found).message();
    }

    private static List<String> endpoints(TestProxy proxy, String cluster) {
        List<String> addresses = new ArrayList<>();
        for (var group : assignment(proxy, cluster).getEndpointsList()) {
            for (var member : group.getLbEndpointsList()) {
                var address = member.getEndpoint().getAddress().getSocketAddress();
                addresses.add(address.getAddress() + ":" + address.getPortValue());
            }
        }
        return addresses;
    }

    private static String text(TestProxy proxy, XdsType type, String name) {
        XdsResource found = proxy.held(type).get(name);
        assertThat(found).as(name).isNotNull();
        return requireNonNull(found).message().toString();
    }
}
