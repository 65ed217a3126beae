package io.meshsim.part.istiod.context;

import io.meshsim.config.ResourceKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the proxies of a namespace, or of one Sidecar, know of the mesh.
 *
 * @param name {@code namespace/name} of the Sidecar as it applies here, or {@code default-sidecar}
 * @param byHost every service that is reachable, by its host
 * @param rules the DestinationRule of each host that has one
 * @param dependencies the resources whose change concerns these proxies
 * @param allowAny whether unknown destinations are passed through
 * @param derived what has been made from this scope
 */
public record SidecarScope(
        String name,
        String namespace,
        List<EgressListener> listeners,
        Map<String, MeshService> byHost,
        Map<String, MergedRule> rules,
        Set<ResourceKey> dependencies,
        boolean allowAny,
        Derived derived) {

    public SidecarScope {
        listeners = List.copyOf(listeners);
        byHost = Collections.unmodifiableMap(new LinkedHashMap<>(byHost));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        dependencies = Collections.unmodifiableSet(new LinkedHashSet<>(dependencies));
    }

    /** Every service that is reachable. */
    public List<MeshService> services() {
        return List.copyOf(byHost.values());
    }

    /** The reachable service of a host, or null. */
    public @Nullable MeshService service(String hostname) {
        return byHost.get(hostname);
    }

    /** The rule for a host, or null. */
    public @Nullable MergedRule rule(String hostname) {
        return rules.get(hostname);
    }

    /** Whether a change of this resource can concern the proxies. */
    public boolean dependsOn(ResourceKey key) {
        return switch (key.kind()) {
            case SERVICE, VIRTUAL_SERVICE, DESTINATION_RULE, SIDECAR -> dependencies.contains(key);
            default -> true;
        };
    }

    /** The listener that serves a port: the first that names it, else the one for all ports. */
    public @Nullable EgressListener listenerFor(int port) {
        for (EgressListener listener : listeners) {
            if (listener.port() == port) {
                return listener;
            }
        }
        for (EgressListener listener : listeners) {
            if (listener.port() == 0) {
                return listener;
            }
        }
        return null;
    }
}
