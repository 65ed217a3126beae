package io.meshsim.part.istiod.context;

import io.meshsim.config.Labels;
import io.meshsim.config.Sidecar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which Sidecar applies to a proxy: the oldest of its namespace whose selector fits, else the
 * oldest there without selector, else the oldest without selector in the root namespace.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (initSidecarScopes, getSidecarScope).
 */
final class SidecarIndex {

    private final String rootNamespace;
    private final SelectorIndex<Sidecar> selecting = new SelectorIndex<>();
    private final Map<String, Sidecar> forNamespace = new LinkedHashMap<>();

    /** Sidecars, oldest first. */
    SidecarIndex(String rootNamespace, List<Sidecar> sidecars) {
        this.rootNamespace = rootNamespace;
        for (Sidecar sidecar : sidecars) {
            String namespace = sidecar.meta().namespace();
            Labels selector = sidecar.workloadSelector();
            if (selector == null) {
                forNamespace.putIfAbsent(namespace, sidecar);
            } else {
                selecting.add(namespace, selector, sidecar);
            }
        }
    }

    @Nullable Sidecar find(String namespace, Labels labels) {
        List<Sidecar> selected = selecting.find(namespace, labels);
        if (!selected.isEmpty()) {
            return selected.get(0);
        }
        Sidecar own = forNamespace.get(namespace);
        return own == null ? forNamespace.get(rootNamespace) : own;
    }
}
