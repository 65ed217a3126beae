package io.meshsim.part.istiod.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServicePort;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.StringMatch;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.xds.ProxyNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Virtual hosts of a sidecar, with the names and domains that istioctl shows for Istio 1.30. */
class SidecarRoutesTest {

    private static MeshService service(String name, String namespace, String ip, int port) {
        return new MeshService(
                name + "." + namespace + ".svc.cluster.local",
                namespace,
                ip,
                false,
                Labels.NONE,
                List.of(ServicePort.of("http", port)),
                List.of());
    }

    private static RouteConfiguration routes(String name, int port, VirtualService... services) {
        PushContext context =
                new PushContext(
                        "v1",
                        new PushContext.Config(
                                List.of(
                                        service("reviews", "default", "10.96.0.1", 80),
                                        service("ratings", "other", "10.96.0.2", 80)),
                                List.of(services),
                                List.of(),
                                List.of(),
                                List.of()));
        ProxyNode node =
                ProxyNode.of(
                        ProxyNode.Role.SIDECAR,
                        "default",
                        "pod",
                        "10.0.0.1",
                        "sa",
                        "node",
                        Labels.of("app", "web"));
        ProxyView view =
                new ProxyView(
                        node,
                        context,
                        context.scopeOf(node),
                        List.of(),
                        List.of(),
                        new EndpointIndex());
        return new SidecarRoutes(view, name, port).message();
    }

    private static VirtualService virtual(List<HttpRoute> routes, String... hosts) {
        return new VirtualService(
                Meta.of("default", "vs"), List.of(hosts), List.of(), routes, List.of());
    }

    private static HttpRoute to(String host, HttpMatch... matches) {
        return HttpRoute.forward(List.of(matches), List.of(new Destination(host, "", 0, 0)));
    }

    private static List<String> names(RouteConfiguration routes) {
        return routes.getVirtualHostsList().stream().map(VirtualHost::getName).toList();
    }

    @Test
    void every_service_has_a_virtual_host_with_its_short_names() {
        RouteConfiguration routes = routes("80", 80);
        assertThat(names(routes))
                .containsExactly(
                        "ratings.other.svc.cluster.local:80",
                        "reviews.default.svc.cluster.local:80",
                        "allow_any");
        assertThat(routes.getVirtualHosts(0).getDomainsList())
                .containsExactly(
                        "ratings.other.svc.cluster.local",
                        "ratings.other",
                        "ratings.other.svc",
                        "10.96.0.2");
        assertThat(routes.getVirtualHosts(1).getDomainsList())
                .containsExactly(
                        "reviews.default.svc.cluster.local",
                        "reviews",
                        "reviews.default.svc",
                        "reviews.default",
                        "10.96.0.1");
        assertThat(routes.getIgnorePortInHostMatching()).isTrue();
    }

    @Test
    void a_host_that_is_no_service_has_its_own_virtual_host() {
        VirtualService both = virtual(List.of(to("reviews")), "reviews", "shop.example.com");
        assertThat(names(routes("80", 80, both))).contains("shop.example.com:80");
        VirtualService alone = virtual(List.of(to("reviews")), "shop.example.com");
        assertThat(names(routes("80", 80, alone))).contains("shop.example.com:80");
        assertThat(names(routes("81", 81, alone))).containsExactly("allow_any");
    }

    @Test
    void a_route_for_one_service_whose_protocol_is_unknown_holds_only_that_service() {
        String name = "reviews.default.svc.cluster.local:80";
        assertThat(names(routes(name, 80))).containsExactly(name, "allow_any");
    }

    @Test
    void nothing_follows_a_route_that_matches_everything() {
        HttpMatch path = HttpMatch.ofUri(new StringMatch(StringMatch.Type.PREFIX, "/x"));
        VirtualService virtual =
                virtual(
                        List.of(to("ratings.other.svc.cluster.local", path), to("a"), to("b")),
                        "reviews");
        List<Route> made = routes("80", 80, virtual).getVirtualHosts(1).getRoutesList();
        assertThat(made)
                .extracting(route -> route.getRoute().getCluster())
                .containsExactly(
                        "outbound|80||ratings.other.svc.cluster.local",
                        "outbound|80||a.default.svc.cluster.local");
    }
}
