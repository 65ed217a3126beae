package io.meshsim.part.istiod.context;

import io.meshsim.config.ResourceKey;
import java.util.Set;

/**
 * Which indexes of a push context are made anew; the others are taken over from the one before.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (createNewContext, updateContext).
 */
public record Rebuild(
        boolean services,
        boolean virtualServices,
        boolean rules,
        boolean gateways,
        boolean sidecars) {

    /** Everything: for the first context, and for forced pushes. */
    public static final Rebuild WHOLE = new Rebuild(true, true, true, true, true);

    /** What changes of these keys touch. */
    public static Rebuild of(Set<ResourceKey> updated) {
        boolean services = false;
        boolean virtualServices = false;
        boolean rules = false;
        boolean gateways = false;
        boolean sidecars = false;
        for (ResourceKey key : updated) {
            switch (key.kind()) {
                case SERVICE -> services = true;
                case VIRTUAL_SERVICE -> virtualServices = true;
                case DESTINATION_RULE -> rules = true;
                case GATEWAY -> gateways = true;
                case SIDECAR -> sidecars = true;
                default -> {}
            }
        }
        return new Rebuild(services, virtualServices, rules, gateways, sidecars);
    }

    /** Whether what namespaces may see is others' now. */
    boolean visibility() {
        return services || virtualServices;
    }

    /** Whether the scopes of Sidecars have to be made anew. */
    public boolean scopes() {
        return services || virtualServices || rules || sidecars;
    }
}
