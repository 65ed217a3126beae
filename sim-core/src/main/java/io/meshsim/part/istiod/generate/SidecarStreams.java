package io.meshsim.part.istiod.generate;

import io.meshsim.config.Hostnames;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import io.meshsim.part.istiod.context.EgressListener;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.generate.ListenerSpec.Towards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a sidecar's connections to one port of a service go that is not HTTP: as VirtualServices
 * for its host say, else to the service.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/tls.go.
 */
final class SidecarStreams {

    private static final Set<String> MESH = new LinkedHashSet<>(List.of(VirtualService.MESH));

    private final ProxyView view;
    private final int port;
    private final List<String> networks;
    private final List<Towards> found = new ArrayList<>();

    /** Networks are those that tell the service from others on its port, if it needs that. */
    SidecarStreams(ProxyView view, int port, List<String> networks) {
        this.view = view;
        this.port = port;
        this.networks = networks;
    }

    /** Whether any rule for a scope's proxies looks at their labels. */
    static boolean dependOnLabels(Iterable<EgressListener> listeners) {
        for (EgressListener listener : listeners) {
            for (ResolvedVirtualService service : listener.virtualServices()) {
                for (StreamRoute route : service.streams()) {
                    if (route.matches().stream().anyMatch(one -> !one.sourceLabels().isEmpty())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** For TLS: the rules of all its VirtualServices, told by name; {@code otherwise} if none. */
    List<Towards> tls(EgressListener listener, String hostname, Towards otherwise) {
        for (ResolvedVirtualService service : rulesFor(listener, hostname)) {
            for (StreamRoute route : service.streams()) {
                if (route.tls()) {
                    addNamed(service, route);
                }
            }
        }
        return found.isEmpty() ? List.of(otherwise) : found;
    }

    private void addNamed(ResolvedVirtualService service, StreamRoute route) {
        for (StreamMatch match : route.matches()) {
            if (!StreamRules.applies(match, view, port, MESH)) {
                continue;
            }
            List<String> to = match.destinationSubnets().isEmpty() ? networks : subnets(match);
            Towards towards = new Towards(clusters(service, route), to, match.sniHosts());
            if (found.stream().noneMatch(towards::isForTheSame)) {
                found.add(towards);
            }
        }
    }

    /** For other bytes: the first rule for all addresses ends the search. */
    List<Towards> tcp(EgressListener listener, String hostname, Towards otherwise) {
        for (ResolvedVirtualService service : rulesFor(listener, hostname)) {
            for (StreamRoute route : service.streams()) {
                if (!route.tls() && addUnnamed(service, route)) {
                    return found;
                }
            }
        }
        if (found.stream().noneMatch(otherwise::isForTheSame)) {
            found.add(otherwise);
        }
        return found;
    }

    /** Whether the rule takes everything. */
    private boolean addUnnamed(ResolvedVirtualService service, StreamRoute route) {
        List<StreamMatch> matches =
                route.matches().stream()
                        .filter(match -> StreamRules.applies(match, view, port, MESH))
                        .toList();
        if (matches.isEmpty() && !route.matches().isEmpty()) {
            return false;
        }
        boolean takesAll =
                route.matches().isEmpty()
                        || matches.stream().anyMatch(one -> one.destinationSubnets().isEmpty());
        List<String> to =
                takesAll
                        ? networks
                        : matches.stream().flatMap(one -> subnets(one).stream()).toList();
        found.add(new Towards(clusters(service, route), to, List.of()));
        return takesAll;
    }

    private StreamClusters clusters(ResolvedVirtualService service, StreamRoute route) {
        return StreamClusters.of(view, service.key(), route, port);
    }

    private static List<String> subnets(StreamMatch match) {
        return match.destinationSubnets().stream()
                .map(subnet -> subnet.indexOf('/') < 0 ? subnet + "/32" : subnet)
                .toList();
    }

    private static List<ResolvedVirtualService> rulesFor(EgressListener listener, String hostname) {
        return listener.virtualServices().stream()
                .filter(
                        service ->
                                service.hosts().stream()
                                        .anyMatch(host -> Hostnames.overlap(host, hostname)))
                .toList();
    }
}
