package io.meshsim.part.istiod.generate;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The routes of a VirtualService as one proxy gets them.
 *
 * <p>Conditions that the control plane can decide (gateway, port, the proxy's labels and namespace)
 * leave routes out; the others become matchers. What follows a route that matches everything is
 * left out too.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go
 * (BuildHTTPRoutesForVirtualService).
 */
final class VirtualServiceRoutes {

    private final ProxyView view;
    private final int listenPort;
    private final Set<String> gateways;

    /** For a listener; the gateways are those that it serves, or {@code mesh}. */
    VirtualServiceRoutes(ProxyView view, int listenPort, Set<String> gateways) {
        this.view = view;
        this.listenPort = listenPort;
        this.gateways = gateways;
    }

    List<Route> of(ResolvedVirtualService service) {
        List<Route> routes = new ArrayList<>();
        for (HttpRoute rule : service.routes()) {
            List<HttpMatch> matches =
                    rule.matches().isEmpty() ? List.of(HttpMatch.ANY) : rule.matches();
            for (HttpMatch match : matches) {
                if (!applies(match)) {
                    continue;
                }
                Route route = route(service, rule, match);
                routes.add(route);
                if (RouteMatches.isCatchAll(route.getMatch())) {
                    return routes;
                }
            }
        }
        return routes;
    }

    private boolean applies(HttpMatch match) {
        boolean gatewayFits =
                match.gateways().isEmpty()
                        || match.gateways().stream().anyMatch(gateways::contains);
        boolean namespaceFits =
                match.sourceNamespace().isEmpty()
                        || match.sourceNamespace().equals(view.node().namespace());
        return gatewayFits
                && namespaceFits
                && (match.port() == 0 || match.port() == listenPort)
                && match.sourceLabels().isSubsetOf(view.node().labels());
    }

    private Route route(ResolvedVirtualService service, HttpRoute rule, HttpMatch match) {
        Route.Builder route =
                Route.newBuilder()
                        .setName(name(rule, match))
                        .setStatPrefix(match.statPrefix())
                        .setMatch(RouteMatches.of(match))
                        .setMetadata(origin(service));
        RouteActions.apply(route, rule, view, listenPort);
        String name = service.key().name();
        return route.setDecorator(RouteActions.operation(route, name, listenPort)).build();
    }

    private static String name(HttpRoute rule, HttpMatch match) {
        return match.name().isEmpty() ? rule.name() : rule.name() + "." + match.name();
    }

    private static Metadata origin(ResolvedVirtualService service) {
        String path =
                "/apis/networking.istio.io/v1/namespaces/"
                        + service.namespace()
                        + "/virtual-service/"
                        + service.key().name();
        return Metadata.newBuilder()
                .putFilterMetadata(
                        "istio",
                        Struct.newBuilder()
                                .putFields(
                                        "config", Value.newBuilder().setStringValue(path).build())
                                .build())
                .build();
    }
}
