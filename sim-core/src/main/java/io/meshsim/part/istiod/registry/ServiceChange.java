package io.meshsim.part.istiod.registry;

import io.meshsim.part.istiod.context.MeshService;
import org.jspecify.annotations.Nullable;

/**
 * Whether a changed Service has to be pushed: if what the mesh sees of it differs, target ports
 * included, unless nobody could see it before or can see it now.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller/controller.go
 * (serviceUpdateNeedsPush).
 */
final class ServiceChange {

    private static final String NOBODY = "~";

    private ServiceChange() {}

    static boolean needsPush(@Nullable MeshService before, MeshService after) {
        if (before == null) {
            return !isHidden(after);
        }
        if (isHidden(before) && isHidden(after)) {
            return false;
        }
        return !before.equals(after);
    }

    /** Whether the service is exported to nobody. */
    static boolean isHidden(MeshService service) {
        return service.exportTo().contains(NOBODY);
    }
}
