package io.meshsim.part.istiod;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.xds.XdsType;
import java.util.Set;

/**
 * Which types a change is generated for.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/cds.go, eds.go, lds.go, rds.go (the sets of kinds to skip).
 */
final class PushRules {

    private PushRules() {}

    /** Whether a request, with the keys that concern the proxy, asks for a type. */
    static boolean generates(XdsType type, PushRequest request) {
        if (request.forced()) {
            return true;
        }
        if (!request.full() && type != XdsType.EDS) {
            return false;
        }
        for (ResourceKey key : request.updated()) {
            if (concerns(type, key.kind())) {
                return true;
            }
        }
        return false;
    }

    /** Whether only the clusters of changed services and rules need their endpoints anew. */
    static boolean isPartialEds(PushRequest request) {
        return !request.forced()
                && request.updated().stream()
                        .allMatch(
                                key ->
                                        key.kind() == Kind.SERVICE
                                                || key.kind() == Kind.DESTINATION_RULE);
    }

    /** Whether a service among the keys, or anything else, may change what scopes hold. */
    static boolean changesScope(Set<ResourceKey> keys) {
        return keys.stream()
                .anyMatch(
                        key ->
                                switch (key.kind()) {
                                    case SERVICE, DESTINATION_RULE, VIRTUAL_SERVICE, SIDECAR ->
                                            true;
                                    default -> false;
                                });
    }

    private static boolean concerns(XdsType type, Kind kind) {
        return switch (kind) {
            case SERVICE, DESTINATION_RULE -> true;
            case VIRTUAL_SERVICE, SIDECAR, GATEWAY -> type != XdsType.EDS;
            // Stands for a headless service's DNS names: NDS only, which is not modelled.
            case ENDPOINT_SLICE -> false;
            default -> true;
        };
    }
}
