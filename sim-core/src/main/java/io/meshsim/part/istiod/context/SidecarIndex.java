package io.meshsim.part.istiod.context;

import io.meshsim.config.Labels;
import io.meshsim.config.Sidecar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which Sidecar applies to a proxy: the oldest of its namespace whose selector fits, else the
 * oldest there without selector, else the oldest without selector in the root namespace.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (initSidecarScopes, getSidecarScope).
 */
final class SidecarIndex {

    private final String rootNamespace;
    private final List<Sidecar> ordered = new ArrayList<>();

    /** Sidecars, oldest first. */
    SidecarIndex(String rootNamespace, List<Sidecar> sidecars) {
        this.rootNamespace = rootNamespace;
        sidecars.stream().filter(some -> some.workloadSelector() != null).forEach(ordered::add);
        sidecars.stream().filter(some -> some.workloadSelector() == null).forEach(ordered::add);
    }

    @Nullable Sidecar find(String namespace, Labels labels) {
        for (Sidecar sidecar : ordered) {
            if (sidecar.meta().namespace().equals(namespace) && selects(sidecar, labels)) {
                return sidecar;
            }
        }
        for (Sidecar sidecar : ordered) {
            if (sidecar.meta().namespace().equals(rootNamespace)
                    && sidecar.workloadSelector() == null) {
                return sidecar;
            }
        }
        return null;
    }

    private static boolean selects(Sidecar sidecar, Labels labels) {
        Labels selector = sidecar.workloadSelector();
        return selector == null || selector.isSubsetOf(labels);
    }
}
