package io.meshsim.part.istiod.generate;

import io.meshsim.config.Gateway;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.Topology;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MergedRule;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.ServiceTarget;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.xds.ProxyNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a proxy's configuration is made from.
 *
 * @param locality where it runs
 * @param targets the service ports that its own pod stands behind
 * @param gateways the gateways that select it; none for a sidecar
 */
public record ProxyView(
        ProxyNode node,
        Locality locality,
        PushContext context,
        SidecarScope scope,
        List<ServiceTarget> targets,
        List<Gateway> gateways,
        EndpointIndex endpoints) {

    public ProxyView {
        targets = List.copyOf(targets);
        gateways = List.copyOf(gateways);
    }

    /** A proxy of which nobody knows where it runs. */
    public ProxyView(
            ProxyNode node,
            PushContext context,
            SidecarScope scope,
            List<ServiceTarget> targets,
            List<Gateway> gateways,
            EndpointIndex endpoints) {
        this(node, Locality.NONE, context, scope, targets, gateways, endpoints);
    }

    /** A label of its pod as Istio sees it, with those of its place; empty if there is none. */
    String label(String name) {
        return Topology.label(name, node.labels().entries(), locality, node.node());
    }

    /** The DestinationRule that it follows for a host, or null. */
    @Nullable MergedRule rule(String hostname) {
        return scope.rule(hostname, node.labels());
    }

    /** Whether it is a gateway's proxy. */
    boolean isRouter() {
        return node.role() == ProxyNode.Role.ROUTER;
    }
}
