package io.meshsim.part.istiod.generate;

import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.part.istiod.context.EgressListener;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.GatewayPorts.BoundServer;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.List;

/** RDS: the route configurations that a proxy asks for by name. */
final class Routes {

    private final ResourcePool pool;

    Routes(ResourcePool pool) {
        this.pool = pool;
    }

    Resources generate(ProxyView view, Iterable<String> names) {
        List<XdsResource> routes = new ArrayList<>();
        for (String name : names) {
            if (view.isRouter()) {
                routes.add(pool.share(name, gateway(view, name)));
            } else {
                routes.addAll(sidecar(view, name));
            }
        }
        return Resources.of(routes);
    }

    private static RouteConfiguration gateway(ProxyView view, String name) {
        List<BoundServer> servers = new ArrayList<>();
        GatewayPorts.of(view)
                .forEach(
                        (port, all) ->
                                all.stream()
                                        .filter(server -> server.routeName(port).equals(name))
                                        .forEach(servers::add));
        return new GatewayRoutes(view, name, servers).message();
    }

    /** Names that are no port are none of ours; nothing is sent for them. */
    private List<XdsResource> sidecar(ProxyView view, String name) {
        int port = number(name.substring(name.lastIndexOf(':') + 1));
        if (port < 0) {
            return List.of();
        }
        if (dependsOnLabels(view.scope(), port)) {
            return build(view, name, port);
        }
        return view.scope().derived().get("routes " + name, () -> build(view, name, port));
    }

    private List<XdsResource> build(ProxyView view, String name, int port) {
        return List.of(pool.share(name, new SidecarRoutes(view, name, port).message()));
    }

    private static boolean dependsOnLabels(SidecarScope scope, int port) {
        EgressListener listener = scope.listenerFor(port);
        if (listener == null) {
            return false;
        }
        for (ResolvedVirtualService service : listener.virtualServices()) {
            for (HttpRoute route : service.routes()) {
                for (HttpMatch match : route.matches()) {
                    if (!match.sourceLabels().isEmpty()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int number(String text) {
        boolean isNumber =
                !text.isEmpty()
                        && text.length() <= 5
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }
}
