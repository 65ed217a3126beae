package io.meshsim.part.istiod.context;

import io.meshsim.config.Destination;
import io.meshsim.config.Hostnames;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import java.util.ArrayList;
import java.util.List;

/**
 * A VirtualService with all its short names written out.
 *
 * @param gateways {@code mesh} or {@code namespace/name}
 * @param delegates whose rules stand in it
 */
public record ResolvedVirtualService(
        ResourceKey key,
        List<String> hosts,
        List<String> gateways,
        List<HttpRoute> routes,
        List<StreamRoute> streams,
        List<String> exportTo,
        List<ResourceKey> delegates) {

    public ResolvedVirtualService {
        hosts = List.copyOf(hosts);
        gateways = List.copyOf(gateways);
        routes = List.copyOf(routes);
        streams = List.copyOf(streams);
        exportTo = List.copyOf(exportTo);
        delegates = List.copyOf(delegates);
    }

    /** Writes out what a VirtualService means in its namespace. */
    public static ResolvedVirtualService of(VirtualService service) {
        String namespace = service.meta().namespace();
        List<String> gateways =
                service.gateways().isEmpty() ? List.of(VirtualService.MESH) : service.gateways();
        return new ResolvedVirtualService(
                service.key(),
                hosts(service.hosts(), namespace),
                gateways(gateways, namespace),
                service.http().stream().map(route -> route(route, namespace)).toList(),
                service.streams().stream().map(route -> stream(route, namespace)).toList(),
                service.exportTo(),
                List.of());
    }

    /** The namespace it lives in. */
    public String namespace() {
        return key.namespace();
    }

    /** Whether it applies to sidecars. */
    public boolean isForMesh() {
        return gateways.contains(VirtualService.MESH);
    }

    /** The same with rules that others have given it. */
    ResolvedVirtualService withRules(List<HttpRoute> rules, List<ResourceKey> from) {
        return new ResolvedVirtualService(key, hosts, gateways, rules, streams, exportTo, from);
    }

    /** Whether a namespace may see it. */
    boolean isVisibleTo(String client, List<String> defaultExportTo) {
        return ExportTo.isVisible(exportTo, namespace(), client, defaultExportTo);
    }

    private static HttpRoute route(HttpRoute route, String namespace) {
        List<HttpMatch> matches = new ArrayList<>();
        for (HttpMatch match : route.matches()) {
            matches.add(match(match, namespace));
        }
        return new HttpRoute(
                route.name(),
                matches,
                destinations(route.destinations(), namespace),
                route.redirect(),
                route.directResponse(),
                destinations(route.mirrors(), namespace),
                route.options());
    }

    private static StreamRoute stream(StreamRoute route, String namespace) {
        return new StreamRoute(
                route.tls(),
                route.matches().stream()
                        .map(match -> match.withGateways(gateways(match.gateways(), namespace)))
                        .toList(),
                destinations(route.destinations(), namespace));
    }

    private static List<Destination> destinations(List<Destination> written, String namespace) {
        List<Destination> destinations = new ArrayList<>();
        for (Destination to : written) {
            String host = Hostnames.resolve(to.host(), namespace);
            destinations.add(
                    new Destination(host, to.subset(), to.port(), to.weight(), to.headers()));
        }
        return destinations;
    }

    private static HttpMatch match(HttpMatch match, String namespace) {
        return new HttpMatch(
                match.uri(),
                match.ignoreUriCase(),
                match.method(),
                match.authority(),
                match.scheme(),
                match.headers(),
                match.withoutHeaders(),
                match.queryParams(),
                match.port(),
                match.sourceLabels(),
                match.sourceNamespace(),
                gateways(match.gateways(), namespace),
                match.name(),
                match.statPrefix());
    }

    private static List<String> hosts(List<String> hosts, String namespace) {
        return hosts.stream().map(host -> Hostnames.resolve(host, namespace)).toList();
    }

    private static List<String> gateways(List<String> names, String namespace) {
        return names.stream().map(name -> gateway(name, namespace)).toList();
    }

    /** A gateway's name may also be written as {@code name.namespace.svc.cluster.local}. */
    private static String gateway(String name, String namespace) {
        if (name.equals(VirtualService.MESH) || name.contains("/")) {
            return name.startsWith("./") ? namespace + name.substring(1) : name;
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return namespace + "/" + name;
        }
        String rest = name.substring(dot + 1);
        int end = rest.indexOf('.');
        return (end < 0 ? rest : rest.substring(0, end)) + "/" + name.substring(0, dot);
    }
}
