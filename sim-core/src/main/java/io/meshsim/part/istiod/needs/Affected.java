package io.meshsim.part.istiod.needs;

import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.context.Derived;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.xds.Names;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters of a proxy the keys of a request touch.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/eds.go (buildEndpoints, buildDeltaEndpoints),
 * pilot/pkg/networking/core/cluster.go (BuildDeltaClusters).
 *
 * @param before the scope before; null if there was none
 */
public record Affected(SidecarScope scope, @Nullable SidecarScope before, Set<ResourceKey> keys) {

    /** What tells the scope before from others; null if there was none. */
    public Derived.@Nullable Token tokenBefore() {
        return before == null ? null : before.derived().token();
    }

    /** Of these clusters, those whose endpoints have to be told anew. */
    public Names endpoints(Names clusters) {
        Set<String> affected = new LinkedHashSet<>();
        for (String cluster : clusters) {
            ClusterName name = ClusterName.parse(cluster);
            if (name != null && touches(name.host())) {
                affected.add(cluster);
            }
        }
        return Names.of(affected);
    }

    /** Whether a cluster has to be told anew: those that are for no service always have. */
    public boolean cluster(String cluster) {
        ClusterName name = ClusterName.parse(cluster);
        return name == null
                || name.host().isEmpty()
                || touches(name.host())
                || isNewOrGone(name.host());
    }

    private boolean isNewOrGone(String host) {
        SidecarScope old = before;
        return old != null && (scope.service(host) == null) != (old.service(host) == null);
    }

    private boolean touches(String host) {
        for (ResourceKey key : keys) {
            boolean touches =
                    switch (key.kind()) {
                        case SERVICE -> key.name().equals(host);
                        case DESTINATION_RULE ->
                                hasSource(scope, host, key) || hasSource(before, host, key);
                        case PEER_AUTHENTICATION -> isIn(key.namespace(), host);
                        default -> false;
                    };
            if (touches) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(String namespace, String host) {
        MeshService service = scope.service(host);
        return service != null && service.namespace().equals(namespace);
    }

    private static boolean hasSource(@Nullable SidecarScope some, String host, ResourceKey source) {
        return some != null
                && some.rules(host).stream().anyMatch(rule -> rule.sources().contains(source));
    }
}
