package io.meshsim.part.istiod.generate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.meshsim.config.Hostnames;
import io.meshsim.config.Protocol;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.VirtualService;
import io.meshsim.part.istiod.context.EgressListener;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.context.VirtualServiceIndex;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RDS for a sidecar: one configuration for each HTTP port, or for one service whose protocol is not
 * known ({@code host:port}).
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/httproute.go.
 */
final class SidecarRoutes {

    /** Routes to hosts that are no service appear on this port only, unless services share them. */
    private static final int DEFAULT_HTTP_PORT = 80;

    private static final Set<String> MESH = new LinkedHashSet<>(List.of(VirtualService.MESH));

    private final ProxyView view;
    private final String name;
    private final int port;
    private final List<VirtualHost> hosts = new ArrayList<>();
    private final Set<String> usedDomains = new LinkedHashSet<>();

    SidecarRoutes(ProxyView view, String name, int port) {
        this.view = view;
        this.name = name;
        this.port = port;
    }

    RouteConfiguration message() {
        EgressListener listener = view.scope().listenerFor(port);
        if (listener != null) {
            addHosts(listener);
        }
        hosts.sort(Comparator.comparing(VirtualHost::getName));
        return RouteConfiguration.newBuilder()
                .setName(name)
                .addAllVirtualHosts(hosts)
                .addVirtualHosts(catchAll())
                .setValidateClusters(BoolValue.of(false))
                .setIgnorePortInHostMatching(true)
                .build();
    }

    private void addHosts(EgressListener listener) {
        VirtualServiceIndex index = new VirtualServiceIndex(listener.virtualServices());
        VirtualServiceRoutes routes = new VirtualServiceRoutes(view, port, MESH);
        Map<ResourceKey, List<Route>> made = new LinkedHashMap<>();
        listener.virtualServices().forEach(each -> made.put(each.key(), routes.of(each)));
        List<MeshService> services = services(listener);
        Set<String> served = new LinkedHashSet<>();
        Set<ResourceKey> withServices = new LinkedHashSet<>();
        List<MeshService> plain = new ArrayList<>();
        for (MeshService service : services) {
            ResolvedVirtualService rule = index.find(service.hostname());
            List<Route> own = rule == null ? List.of() : made.getOrDefault(rule.key(), List.of());
            if (rule == null || own.isEmpty()) {
                plain.add(service);
                continue;
            }
            addHost(service.hostname(), domains(service), own);
            for (String host : rule.hosts()) {
                if (Hostnames.isCoveredBy(service.hostname(), host)) {
                    served.add(host);
                }
            }
            withServices.add(rule.key());
        }
        for (ResolvedVirtualService rule : listener.virtualServices()) {
            List<Route> own = made.getOrDefault(rule.key(), List.of());
            addOthers(rule, own, withServices.contains(rule.key()), served);
        }
        plain.forEach(this::addPlain);
    }

    /** Hosts of a VirtualService that are no service. */
    private void addOthers(
            ResolvedVirtualService rule,
            List<Route> routes,
            boolean hasService,
            Set<String> served) {
        if (routes.isEmpty() || name.contains(":") || !(hasService || port == DEFAULT_HTTP_PORT)) {
            return;
        }
        for (String host : rule.hosts()) {
            if (!served.contains(host) && view.scope().service(host) == null) {
                addHost(host, List.of(host), routes);
            }
        }
    }

    private void addPlain(MeshService service) {
        String cluster = ClusterName.outbound(port, "", service.hostname());
        addHost(
                service.hostname(),
                domains(service),
                List.of(RouteActions.toService(cluster, view.context().retries503())));
    }

    /** A domain stands once: the first virtual host has it. */
    private void addHost(String host, List<String> domains, List<Route> routes) {
        List<String> free = domains.stream().filter(usedDomains::add).toList();
        if (!free.isEmpty()) {
            hosts.add(
                    VirtualHost.newBuilder()
                            .setName(host + ":" + port)
                            .addAllDomains(free)
                            .addAllRoutes(routes)
                            .setIncludeRequestAttemptCount(true)
                            .build());
        }
    }

    private List<MeshService> services(EgressListener listener) {
        List<MeshService> services = new ArrayList<>();
        for (MeshService service : listener.services()) {
            ServicePort found = service.port(port).orElse(null);
            boolean isWanted = !name.contains(":") || name.equals(service.hostname() + ":" + port);
            if (found != null && isWanted && isHttpOrSniffed(found.protocol())) {
                services.add(service);
            }
        }
        return services;
    }

    private static boolean isHttpOrSniffed(Protocol protocol) {
        return protocol.isHttp() || protocol == Protocol.UNSUPPORTED;
    }

    private List<String> domains(MeshService service) {
        return Domains.of(service, view.node().namespace());
    }

    private VirtualHost catchAll() {
        boolean allowAny = view.scope().allowAny();
        String policy = allowAny ? "allow_any" : "block_all";
        return VirtualHost.newBuilder()
                .setName(policy)
                .addDomains("*")
                .addRoutes(
                        allowAny
                                ? RouteActions.toCluster(policy, Unknown.cluster(view.scope()))
                                : RouteActions.toStatus(policy, 502))
                .setIncludeRequestAttemptCount(true)
                .build();
    }
}
