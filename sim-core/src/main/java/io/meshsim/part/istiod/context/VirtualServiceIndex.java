package io.meshsim.part.istiod.context;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VirtualService of a host: one for the same host first, else for the longest wildcard that
 * covers it; of equal ones the first in the list.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (computeWildcardHostVirtualServiceIndex).
 */
public final class VirtualServiceIndex {

    private final HostTable<ResolvedVirtualService> table = new HostTable<>();

    /** An index over VirtualServices in their order. */
    public VirtualServiceIndex(List<ResolvedVirtualService> inOrder) {
        for (ResolvedVirtualService service : inOrder) {
            service.hosts().forEach(host -> table.putIfAbsent(host, service));
        }
    }

    /** The one that decides for a host, or null. */
    public @Nullable ResolvedVirtualService find(String hostname) {
        return table.mostSpecific(hostname, service -> true);
    }
}
