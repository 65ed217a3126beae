package io.meshsim.part.istiod.generate;

import io.meshsim.config.Destination;
import io.meshsim.config.Hostnames;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.cluster.ClusterName;

/**
 * Where calls to unknown destinations go.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener.go
 * (buildOutboundCatchAllNetworkFiltersOnly).
 */
final class Unknown {

    private Unknown() {}

    /** Nowhere, to the Sidecar's egress proxy, or on. */
    static String cluster(SidecarScope scope) {
        if (!scope.allowAny()) {
            return ClusterName.BLACK_HOLE;
        }
        Destination proxy = scope.outbound().egressProxy();
        return proxy == null
                ? ClusterName.PASSTHROUGH
                : ClusterName.outbound(
                        proxy.port(),
                        proxy.subset(),
                        Hostnames.resolve(proxy.host(), scope.namespace()));
    }
}
