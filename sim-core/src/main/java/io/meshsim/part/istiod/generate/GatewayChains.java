package io.meshsim.part.istiod.generate;

import io.meshsim.config.Gateway;
import io.meshsim.config.Protocol;
import io.meshsim.config.ServerTls;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.generate.GatewayPorts.BoundServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway does on one port. Servers of plain HTTP share their routes; each server that ends
 * TLS of HTTPS has routes of its own; for others, TCP and TLS rules of VirtualServices say where
 * bytes go, and without any there is nothing.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/gateway.go (buildGatewayTCPBasedFilterChains,
 * createGatewayTCPFilterChainOpts).
 */
final class GatewayChains {

    private final ProxyView view;
    private final int port;
    private final List<GatewayChain> chains = new ArrayList<>();

    private GatewayChains(ProxyView view, int port) {
        this.view = view;
        this.port = port;
    }

    static List<GatewayChain> of(ProxyView view, int port, List<BoundServer> servers) {
        GatewayChains made = new GatewayChains(view, port);
        servers.forEach(made::add);
        return made.chains;
    }

    private void add(BoundServer bound) {
        Gateway.Server server = bound.server();
        ServerTls tls = server.tls();
        if (server.protocol().isHttp()) {
            if (chains.isEmpty()) {
                chains.add(new GatewayChain(List.of(), null, bound.routeName(port), null));
            }
        } else if (server.passesTls()) {
            addPassed(bound);
        } else if (tls != null && server.protocol() == Protocol.HTTPS) {
            chains.add(new GatewayChain(names(server), tls, bound.routeName(port), null));
        } else {
            StreamClusters to = tcp(bound);
            if (to != null) {
                List<String> names = tls == null ? List.of() : names(server);
                chains.add(new GatewayChain(names, tls, "", to));
            }
        }
    }

    /** The names that a server takes; none if it takes all. */
    private static List<String> names(Gateway.Server server) {
        List<String> names = new ArrayList<>();
        for (String host : server.hosts()) {
            names.add(host.substring(host.indexOf('/') + 1));
        }
        return names.contains("*") ? List.of() : names;
    }

    private @Nullable StreamClusters tcp(BoundServer bound) {
        for (ResolvedVirtualService service : services(bound)) {
            for (StreamRoute route : service.streams()) {
                if (!route.tls() && (route.matches().isEmpty() || fitsSome(route, bound))) {
                    return to(bound, service, route);
                }
            }
        }
        return null;
    }

    private void addPassed(BoundServer bound) {
        Set<String> taken = new LinkedHashSet<>();
        chains.forEach(chain -> taken.addAll(chain.serverNames()));
        for (ResolvedVirtualService service : services(bound)) {
            for (StreamRoute route : service.streams()) {
                for (StreamMatch match : route.tls() ? route.matches() : List.<StreamMatch>of()) {
                    boolean isNew = match.sniHosts().stream().noneMatch(taken::contains);
                    if (isNew && fits(match, bound)) {
                        taken.addAll(match.sniHosts());
                        StreamClusters to = to(bound, service, route);
                        chains.add(new GatewayChain(match.sniHosts(), null, "", to));
                    }
                }
            }
        }
    }

    private StreamClusters to(
            BoundServer bound, ResolvedVirtualService service, StreamRoute route) {
        return StreamClusters.of(view, service.key(), route, bound.server().port());
    }

    private List<ResolvedVirtualService> services(BoundServer bound) {
        return view
                .context()
                .virtualServicesOf(bound.gatewayName(), view.node().namespace())
                .stream()
                .filter(service -> !bound.commonHosts(service).isEmpty())
                .toList();
    }

    private boolean fitsSome(StreamRoute route, BoundServer bound) {
        return route.matches().stream().anyMatch(match -> fits(match, bound));
    }

    /** Neither labels nor namespaces count at a gateway. */
    private static boolean fits(StreamMatch match, BoundServer bound) {
        boolean portFits = match.port() == 0 || match.port() == bound.server().port();
        return portFits
                && (match.gateways().isEmpty() || match.gateways().contains(bound.gatewayName()));
    }
}
