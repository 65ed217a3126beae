package io.meshsim.part.istiod.generate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.generate.GatewayPorts.BoundServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RDS for a gateway: {@code http.PORT}, with a virtual host for each host that a server and a bound
 * VirtualService have in common.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/gateway.go (buildGatewayHTTPRouteConfig).
 */
final class GatewayRoutes {

    private final ProxyView view;
    private final String name;
    private final List<BoundServer> servers;
    private final Map<String, List<Route>> routesByHost = new LinkedHashMap<>();

    /** Hosts that plain requests must ask for with HTTPS. */
    private final Set<String> redirected = new LinkedHashSet<>();

    GatewayRoutes(ProxyView view, String name, List<BoundServer> servers) {
        this.view = view;
        this.name = name;
        this.servers = servers;
    }

    RouteConfiguration message() {
        servers.forEach(this::addServer);
        RouteConfiguration.Builder routes = RouteConfiguration.newBuilder().setName(name);
        int port = servers.isEmpty() ? 0 : servers.get(0).server().port();
        if (routesByHost.isEmpty()) {
            routes.addVirtualHosts(
                    VirtualHost.newBuilder().setName("blackhole:" + port).addDomains("*"));
        }
        routesByHost.forEach(
                (host, own) ->
                        routes.addVirtualHosts(
                                VirtualHost.newBuilder()
                                        .setName(host + ":" + port)
                                        .addDomains(host)
                                        .addAllRoutes(catchAllLast(own))
                                        .setRequireTls(requirement(host))
                                        .setIncludeRequestAttemptCount(true)));
        return routes.setValidateClusters(BoolValue.of(false))
                .setIgnorePortInHostMatching(true)
                .build();
    }

    private void addServer(BoundServer bound) {
        String gateway = bound.gatewayName();
        Set<String> gateways = new LinkedHashSet<>(List.of(gateway));
        int port = bound.server().port();
        VirtualServiceRoutes routes = new VirtualServiceRoutes(view, port, gateways);
        for (ResolvedVirtualService service :
                view.context().virtualServicesOf(gateway, view.node().namespace())) {
            Set<String> hosts = bound.commonHosts(service);
            List<Route> own = hosts.isEmpty() ? List.of() : routes.of(service);
            if (own.isEmpty()) {
                continue;
            }
            for (String host : hosts) {
                routesByHost.computeIfAbsent(host, ignored -> new ArrayList<>()).addAll(own);
            }
            if (bound.server().redirectsToHttps()) {
                redirected.addAll(hosts);
            }
        }
        if (bound.server().redirectsToHttps()) {
            addRedirected(bound.server().hosts());
        }
    }

    /** Hosts of the server that no VirtualService has redirect too. */
    private void addRedirected(List<String> hosts) {
        for (String entry : hosts) {
            String host = entry.substring(entry.indexOf('/') + 1);
            redirected.add(host);
            routesByHost.computeIfAbsent(host, ignored -> new ArrayList<>());
        }
    }

    private VirtualHost.TlsRequirementType requirement(String host) {
        return redirected.contains(host)
                ? VirtualHost.TlsRequirementType.ALL
                : VirtualHost.TlsRequirementType.NONE;
    }

    private static List<Route> catchAllLast(List<Route> routes) {
        List<Route> sorted = new ArrayList<>();
        List<Route> last = new ArrayList<>();
        for (Route route : routes) {
            (RouteMatches.isCatchAll(route.getMatch()) ? last : sorted).add(route);
        }
        sorted.addAll(last);
        return sorted;
    }
}
