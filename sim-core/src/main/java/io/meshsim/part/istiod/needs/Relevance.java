package io.meshsim.part.istiod.needs;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.push.PushRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether a proxy needs a push, and which of its keys concern it.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/proxy_dependencies.go.
 *
 * @param filterGatewayClusters PILOT_FILTER_GATEWAY_CLUSTER_CONFIG: whether gateways know only the
 *     services that they route to; default false
 * @param scopedAddressPushes AMBIENT_SCOPED_ADDRESS_PUSHES: whether changed addresses go only to
 *     those that watch them; default true
 */
public record Relevance(boolean filterGatewayClusters, boolean scopedAddressPushes) {

    /** Istio 1.30 as it ships. */
    public static final Relevance DEFAULT = new Relevance(false, true);

    /**
     * The request as the proxy's generators see it: without the keys that do not concern it. A
     * forced one stays as it is.
     */
    public PushRequest filter(PushRequest request, Subject subject) {
        if (request.forced() || subject.audience() == Audience.WAYPOINT) {
            return request;
        }
        Set<ResourceKey> kept = new LinkedHashSet<>();
        for (ResourceKey key : request.updated()) {
            if (concerns(key, subject) || isOwnService(key, subject)) {
                kept.add(key);
            }
        }
        return kept.size() == request.updated().size() ? request : request.withUpdated(kept);
    }

    /** Whether a filtered request is pushed. */
    public static boolean isNeeded(PushRequest filtered) {
        return filtered.forced() || !filtered.updated().isEmpty();
    }

    private boolean concerns(ResourceKey key, Subject subject) {
        boolean isSidecar = subject.audience() == Audience.SIDECAR;
        Kind kind = key.kind();
        if (kind == (isSidecar ? Kind.GATEWAY : Kind.SIDECAR)) {
            return false;
        }
        if (kind == Kind.ADDRESS && scopedAddressPushes && !subject.watchesAddresses()) {
            return false;
        }
        if (isSidecar) {
            return subject.dependsOn(key);
        }
        return kind != Kind.SERVICE || reaches(key.name(), subject);
    }

    private boolean reaches(String hostname, Subject gateway) {
        return gateway.sees(hostname) && (!filterGatewayClusters || gateway.isAttached(hostname));
    }

    private static boolean isOwnService(ResourceKey key, Subject subject) {
        return key.kind() == Kind.SERVICE && subject.isOwnService(key);
    }
}
