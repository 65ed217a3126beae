package io.meshsim.part.istiod.needs;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsType;
import java.util.Set;

/**
 * Which types a request is generated for, and how much of them.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/cds.go, eds.go, lds.go, rds.go, nds.go.
 *
 * @param rootNamespace the namespace whose policies are for the whole mesh
 */
public record PushRules(String rootNamespace) {

    /** Whether a request, with the keys that concern the proxy, asks for a type. */
    public boolean generates(XdsType type, PushRequest request, ProxyNode node) {
        if (request.forced()) {
            return true;
        }
        Audience audience = Audience.of(node.role());
        for (ResourceKey key : request.updated()) {
            switch (PushMatrix.need(Discovery.of(type), audience, key.kind(), request.full())) {
                case PUSH -> {
                    return true;
                }
                case IF_OWN_OR_ROOT -> {
                    if (isRoot(key) || key.namespace().equals(node.namespace())) {
                        return true;
                    }
                }
                case SKIP, IF_ATTACHED, IF_PULL_SECRET -> {}
            }
        }
        return false;
    }

    /** Whether only the clusters of changed services and rules need their endpoints anew. */
    public boolean isPartialEds(PushRequest request) {
        return !request.forced() && request.updated().stream().allMatch(this::isForFewEndpoints);
    }

    /** Whether clusters are made for the changed services only; of use to delta streams. */
    public boolean isPartialCds(PushRequest request, ProxyNode node) {
        Audience audience = Audience.of(node.role());
        return !request.forced()
                && request.updated().stream()
                        .filter(key -> asksForClusters(key, audience, request.full()))
                        .allMatch(key -> isForFewEndpoints(key) || isForFewClusters(key.kind()));
    }

    private static boolean asksForClusters(ResourceKey key, Audience audience, boolean full) {
        return switch (PushMatrix.need(Discovery.CDS, audience, key.kind(), full)) {
            case SKIP -> false;
            default -> true;
        };
    }

    private boolean isForFewEndpoints(ResourceKey key) {
        return switch (key.kind()) {
            case SERVICE, DESTINATION_RULE -> true;
            case PEER_AUTHENTICATION -> !isRoot(key);
            default -> false;
        };
    }

    private static boolean isForFewClusters(Kind kind) {
        return kind == Kind.VIRTUAL_SERVICE || kind == Kind.SIDECAR;
    }

    private boolean isRoot(ResourceKey key) {
        return key.namespace().equals(rootNamespace);
    }

    /** Whether a key among these may change what scopes hold. */
    public static boolean changesScope(Set<ResourceKey> keys) {
        return keys.stream()
                .anyMatch(
                        key ->
                                switch (key.kind()) {
                                    case SERVICE,
                                            DESTINATION_RULE,
                                            VIRTUAL_SERVICE,
                                            PEER_AUTHENTICATION,
                                            SIDECAR,
                                            INGRESS ->
                                            true;
                                    default -> false;
                                });
    }
}
