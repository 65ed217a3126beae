package io.meshsim.part.istiod.context;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out a {@link SidecarScope}.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go.
 */
final class ScopeBuilder {

    private static final List<Sidecar.Egress> EVERYTHING =
            List.of(new Sidecar.Egress(0, List.of("*/*")));

    private final PushContext context;
    private final String namespace;
    private final List<MeshService> visible;
    private final Map<String, MeshService> services = new LinkedHashMap<>();
    private final Map<String, MergedRule> rules = new LinkedHashMap<>();
    private final Set<ResourceKey> dependencies = new LinkedHashSet<>();

    ScopeBuilder(PushContext context, String namespace) {
        this.context = context;
        this.namespace = namespace;
        this.visible = context.servicesVisibleTo(namespace);
    }

    /** The scope of a Sidecar, or of none. */
    SidecarScope build(@Nullable Sidecar sidecar) {
        List<EgressListener> listeners = new ArrayList<>();
        for (Sidecar.Egress egress : egress(sidecar)) {
            listeners.add(listener(egress));
        }
        listeners.forEach(this::addServices);
        listeners.forEach(this::addDestinations);
        addRules();
        if (sidecar != null) {
            dependencies.add(sidecar.key());
        }
        boolean registryOnly = sidecar != null && Boolean.TRUE.equals(sidecar.registryOnly());
        return new SidecarScope(
                namespace + "/" + (sidecar == null ? "default-sidecar" : sidecar.meta().name()),
                namespace,
                listeners,
                services,
                rules,
                dependencies,
                !registryOnly,
                new Derived());
    }

    private static List<Sidecar.Egress> egress(@Nullable Sidecar sidecar) {
        return sidecar == null || sidecar.egress().isEmpty() ? EVERYTHING : sidecar.egress();
    }

    private EgressListener listener(Sidecar.Egress egress) {
        EgressHosts hosts = new EgressHosts(namespace, egress.port(), egress.hosts());
        return new EgressListener(
                egress.port(),
                hosts.select(visible),
                hosts.selectVirtual(context.meshVirtualServicesVisibleTo(namespace)));
    }

    private void addServices(EgressListener listener) {
        listener.services().forEach(this::addService);
        listener.virtualServices().forEach(service -> dependencies.add(service.key()));
    }

    /** The first of a host stays; ports of the same service seen by another listener are added. */
    private void addService(MeshService service) {
        MeshService known = services.get(service.hostname());
        if (known == null) {
            services.put(service.hostname(), service);
            dependencies.add(service.key());
        } else if (known.namespace().equals(service.namespace())) {
            services.put(service.hostname(), known.withPorts(union(known, service)));
        }
    }

    private static List<ServicePort> union(MeshService known, MeshService other) {
        Set<ServicePort> ports = new LinkedHashSet<>(known.ports());
        ports.addAll(other.ports());
        return new ArrayList<>(ports);
    }

    /** Destinations of imported VirtualServices are reachable even if no egress host lists them. */
    private void addDestinations(EgressListener listener) {
        Map<String, Set<Integer>> wanted = new LinkedHashMap<>();
        for (ResolvedVirtualService service : listener.virtualServices()) {
            for (HttpRoute route : service.routes()) {
                if (canApply(route)) {
                    collect(route, wanted);
                }
            }
        }
        wanted.forEach((host, ports) -> addDestination(host, ports, listener.port()));
    }

    private boolean canApply(HttpRoute route) {
        return route.matches().isEmpty() || route.matches().stream().anyMatch(this::canApply);
    }

    private boolean canApply(HttpMatch match) {
        return match.sourceNamespace().isEmpty() || match.sourceNamespace().equals(namespace);
    }

    private static void collect(HttpRoute route, Map<String, Set<Integer>> wanted) {
        for (Destination to : route.destinations()) {
            wanted.computeIfAbsent(to.host(), ignored -> new LinkedHashSet<>()).add(to.port());
        }
    }

    private void addDestination(String host, Set<Integer> ports, int listenerPort) {
        if (services.containsKey(host)) {
            return;
        }
        MeshService found = visible(host);
        if (found == null) {
            return;
        }
        List<ServicePort> named = new ArrayList<>();
        for (ServicePort port : found.ports()) {
            boolean isNamed = ports.contains(0) || ports.contains(port.port());
            if (isNamed && (listenerPort == 0 || listenerPort == port.port())) {
                named.add(port);
            }
        }
        if (!named.isEmpty()) {
            addService(found.withPorts(named));
        }
    }

    private @Nullable MeshService visible(String host) {
        MeshService first = null;
        for (MeshService service : visible) {
            if (service.hostname().equals(host)) {
                if (service.namespace().equals(namespace)) {
                    return service;
                }
                first = first == null ? service : first;
            }
        }
        return first;
    }

    private void addRules() {
        for (MeshService service : services.values()) {
            MergedRule rule = context.rules().find(namespace, service);
            if (rule != null) {
                rules.put(service.hostname(), rule);
                dependencies.addAll(rule.sources());
            }
        }
    }
}
