package io.meshsim.part.istiod.context;

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
    private final VisibleConfig visible;
    private final Map<String, MeshService> services = new LinkedHashMap<>();
    private final Map<String, List<MergedRule>> rules = new LinkedHashMap<>();
    private final Set<ResourceKey> dependencies = new LinkedHashSet<>();

    ScopeBuilder(PushContext context, String namespace) {
        this.context = context;
        this.namespace = namespace;
        this.visible = context.visibleTo(namespace);
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
        return new SidecarScope(
                namespace + "/" + (sidecar == null ? "default-sidecar" : sidecar.meta().name()),
                namespace,
                context.scoping().mesh().rootNamespace(),
                sidecar,
                listeners,
                services,
                rules,
                dependencies,
                outbound(sidecar),
                new Derived());
    }

    private Sidecar.Outbound outbound(@Nullable Sidecar sidecar) {
        return sidecar == null || sidecar.outbound() == null
                ? new Sidecar.Outbound(context.scoping().mesh().registryOnly(), null)
                : sidecar.outbound();
    }

    private static List<Sidecar.Egress> egress(@Nullable Sidecar sidecar) {
        return sidecar == null || sidecar.egress().isEmpty() ? EVERYTHING : sidecar.egress();
    }

    private EgressListener listener(Sidecar.Egress egress) {
        EgressHosts hosts =
                new EgressHosts(
                        namespace,
                        egress.port(),
                        egress.hosts(),
                        context.scoping().unifiedSidecarScope());
        return new EgressListener(
                egress,
                hosts.select(visible.services()),
                hosts.selectVirtual(visible.virtualServices()));
    }

    private void addServices(EgressListener listener) {
        for (MeshService service : listener.services()) {
            MeshService known = services.get(service.hostname());
            if (known == null || isReplacedBy(known, service)) {
                put(service);
            } else if (known.isSameAs(service)) {
                put(known.withPorts(union(known, service)));
            }
        }
        for (ResolvedVirtualService service : listener.virtualServices()) {
            dependencies.add(service.key());
            dependencies.addAll(service.delegates());
        }
    }

    private boolean isReplacedBy(MeshService known, MeshService other) {
        return context.scoping().unifiedSidecarScope()
                && !known.isKubernetes()
                && other.isKubernetes();
    }

    private void put(MeshService service) {
        services.put(service.hostname(), service);
        dependencies.add(service.key());
    }

    private static List<ServicePort> union(MeshService known, MeshService other) {
        List<ServicePort> ports = new ArrayList<>(known.ports());
        for (ServicePort port : other.ports()) {
            if (known.port(port.port()).isEmpty()) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** Destinations of imported VirtualServices are reachable even if no egress host lists them. */
    private void addDestinations(EgressListener listener) {
        VirtualDestinations wanted = new VirtualDestinations(namespace);
        listener.virtualServices().forEach(wanted::add);
        wanted.ports().forEach((host, ports) -> addDestination(host, ports, listener.port()));
    }

    /** What a host entry has brought in stays as it is; only ports of the same one are added. */
    private void addDestination(String host, Set<Integer> ports, int listenerPort) {
        MeshService found = visible.best(host);
        if (found == null) {
            return;
        }
        MeshService trimmed = trimmed(found, ports, listenerPort);
        MeshService known = services.get(host);
        boolean isMissing = !found.ports().isEmpty() && trimmed.ports().isEmpty();
        if (isMissing || (known != null && !known.isSameAs(found))) {
            return;
        }
        put(known == null ? trimmed : known.withPorts(union(known, trimmed)));
    }

    private static MeshService trimmed(MeshService found, Set<Integer> ports, int listenerPort) {
        List<ServicePort> named = new ArrayList<>();
        for (ServicePort port : found.ports()) {
            boolean isNamed = ports.contains(0) || ports.contains(port.port());
            if (isNamed && (listenerPort == 0 || listenerPort == port.port())) {
                named.add(port);
            }
        }
        return found.withPorts(named);
    }

    private void addRules() {
        for (MeshService service : services.values()) {
            List<MergedRule> found = context.rules().find(namespace, service);
            if (!found.isEmpty()) {
                rules.put(service.hostname(), found);
                found.forEach(rule -> dependencies.addAll(rule.sources()));
            }
        }
    }
}
