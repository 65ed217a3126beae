package io.meshsim.part.istiod.context;

import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Sidecar;
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
 * @param sidecar null if none applies
 * @param byHost every service that is reachable, by its host
 * @param rules the DestinationRules of each host that has any, in their order
 * @param dependencies the resources whose change concerns these proxies
 * @param outbound what becomes of unknown destinations
 * @param derived what has been made from this scope
 */
public record SidecarScope(
        String name,
        String namespace,
        String rootNamespace,
        @Nullable Sidecar sidecar,
        List<EgressListener> listeners,
        Map<String, MeshService> byHost,
        Map<String, List<MergedRule>> rules,
        Set<ResourceKey> dependencies,
        Sidecar.Outbound outbound,
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

    /** Whether listeners and names depend on endpoints, as those of headless services do. */
    public boolean hasHeadless() {
        return byHost.values().stream().anyMatch(MeshService::headless);
    }

    /** The reachable service of a host, or null. */
    public @Nullable MeshService service(String hostname) {
        return byHost.get(hostname);
    }

    /** Whether unknown destinations are passed through. */
    public boolean allowAny() {
        return !outbound.registryOnly();
    }

    /**
     * The rule for a host that a proxy with these labels follows, or null: the first that is for
     * such workloads of this namespace, else the last for all.
     *
     * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (SidecarScope.DestinationRule).
     */
    public @Nullable MergedRule rule(String hostname, Labels client) {
        MergedRule forAll = null;
        for (MergedRule rule : rules(hostname)) {
            Labels selector = rule.workloadSelector();
            if (selector == null) {
                forAll = rule;
            } else if (rule.namespace().equals(namespace) && selector.isSubsetOf(client)) {
                return rule;
            }
        }
        return forAll;
    }

    /** All rules for a host that some proxy here may follow. */
    public List<MergedRule> rules(String hostname) {
        return rules.getOrDefault(hostname, List.of());
    }

    /**
     * Tells proxies of this scope apart whose rules differ: empty if no rule is for certain
     * workloads, else which of those are for a proxy with these labels.
     */
    public String variant(Labels client) {
        StringBuilder variant = new StringBuilder();
        for (List<MergedRule> some : rules.values()) {
            for (MergedRule rule : some) {
                Labels selector = rule.workloadSelector();
                if (selector != null) {
                    variant.append(selector.isSubsetOf(client) ? '1' : '0');
                }
            }
        }
        return variant.toString();
    }

    /**
     * Whether a change of this resource can concern the proxies.
     *
     * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (DependsOnConfig).
     */
    public boolean dependsOn(ResourceKey key) {
        return switch (key.kind()) {
            case SERVICE, VIRTUAL_SERVICE, DESTINATION_RULE, SIDECAR -> dependencies.contains(key);
            case ENVOY_FILTER,
                    AUTHORIZATION_POLICY,
                    REQUEST_AUTHENTICATION,
                    WASM_PLUGIN,
                    TRAFFIC_EXTENSION,
                    TELEMETRY ->
                    isOwnOrRoot(key.namespace());
            case PEER_AUTHENTICATION ->
                    isOwnOrRoot(key.namespace()) || hasServiceIn(key.namespace());
            default -> true;
        };
    }

    private boolean isOwnOrRoot(String other) {
        return other.equals(namespace) || other.equals(rootNamespace);
    }

    private boolean hasServiceIn(String other) {
        return byHost.values().stream().anyMatch(service -> service.namespace().equals(other));
    }

    /** The listener that serves a port: the first that names it, else the one for all ports. */
    public @Nullable EgressListener listenerFor(int port) {
        for (EgressListener listener : listeners) {
            Sidecar.Port declared = listener.declared().listener();
            if (declared != null && declared.number() == port) {
                return listener;
            }
        }
        for (EgressListener listener : listeners) {
            if (listener.declared().listener() == null) {
                return listener;
            }
        }
        return null;
    }
}
