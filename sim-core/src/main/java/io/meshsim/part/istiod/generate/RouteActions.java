package io.meshsim.part.istiod.generate;

import com.google.protobuf.Duration;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.SidecarScope;

/**
 * What a route does.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go.
 */
final class RouteActions {

    private RouteActions() {}

    /** A route that sends everything to a cluster. */
    static Route toCluster(String name, String cluster) {
        return Route.newBuilder()
                .setName(name)
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setRoute(withoutTimeout().setCluster(cluster))
                .build();
    }

    /** A route that answers everything itself. */
    static Route toStatus(String name, int status) {
        return Route.newBuilder()
                .setName(name)
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setDirectResponse(DirectResponseAction.newBuilder().setStatus(status))
                .build();
    }

    /** Gives a route the action of a VirtualService's rule. */
    static void apply(Route.Builder route, HttpRoute rule, SidecarScope scope, int listenPort) {
        HttpRoute.Redirect redirect = rule.redirect();
        HttpRoute.DirectResponse direct = rule.directResponse();
        if (redirect != null) {
            route.setRedirect(redirect(redirect));
        } else if (direct != null) {
            route.setDirectResponse(
                    DirectResponseAction.newBuilder()
                            .setStatus(direct.status())
                            .setBody(DataSource.newBuilder().setInlineString(direct.body())));
        } else {
            route.setRoute(forward(rule, scope, listenPort));
        }
    }

    /** One destination is a cluster; of several, those of weight 0 are left out. */
    private static RouteAction forward(HttpRoute rule, SidecarScope scope, int listenPort) {
        RouteAction.Builder action = withoutTimeout();
        if (rule.destinations().size() == 1) {
            return action.setCluster(cluster(rule.destinations().get(0), scope, listenPort))
                    .build();
        }
        WeightedCluster.Builder clusters = WeightedCluster.newBuilder();
        for (Destination to : rule.destinations()) {
            if (to.weight() > 0) {
                clusters.addClusters(
                        WeightedCluster.ClusterWeight.newBuilder()
                                .setName(cluster(to, scope, listenPort))
                                .setWeight(UInt32Value.of(to.weight())));
            }
        }
        return action.setWeightedClusters(clusters).build();
    }

    /** Without a port: the service's only port, else the port that was listened on. */
    private static String cluster(Destination to, SidecarScope scope, int listenPort) {
        MeshService service = scope.service(to.host());
        int port = to.port();
        if (port == 0) {
            port = listenPort;
            if (service != null && service.ports().size() == 1) {
                port = service.ports().get(0).port();
            }
        }
        return ClusterName.outbound(port, to.subset(), to.host());
    }

    /** Envoy's default would be 15 s; Istio's is none. */
    private static RouteAction.Builder withoutTimeout() {
        return RouteAction.newBuilder().setTimeout(Duration.getDefaultInstance());
    }

    private static RedirectAction redirect(HttpRoute.Redirect redirect) {
        RedirectAction.Builder action = RedirectAction.newBuilder();
        if (!redirect.uri().isEmpty()) {
            action.setPathRedirect(redirect.uri());
        }
        if (!redirect.scheme().isEmpty()) {
            action.setSchemeRedirect(redirect.scheme());
        }
        return action.setHostRedirect(redirect.authority())
                .setPortRedirect(redirect.port())
                .setResponseCode(code(redirect.status()))
                .build();
    }

    private static RedirectAction.RedirectResponseCode code(int status) {
        return switch (status) {
            case 0, 301 -> RedirectAction.RedirectResponseCode.MOVED_PERMANENTLY;
            case 302 -> RedirectAction.RedirectResponseCode.FOUND;
            case 303 -> RedirectAction.RedirectResponseCode.SEE_OTHER;
            case 307 -> RedirectAction.RedirectResponseCode.TEMPORARY_REDIRECT;
            case 308 -> RedirectAction.RedirectResponseCode.PERMANENT_REDIRECT;
            default ->
                    throw new IllegalArgumentException(
                            "redirect code " + status + " must be 301, 302, 303, 307 or 308");
        };
    }
}
