package io.meshsim.part.istiod.generate;

import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Protocol;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.context.MergedRule;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.ClusterSpec.Kind;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CDS: a cluster for each port and subset of each service that the proxy may reach.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster.go.
 */
final class Clusters {

    private final ResourcePool pool;

    Clusters(ResourcePool pool) {
        this.pool = pool;
    }

    List<XdsResource> generate(ProxyView view) {
        List<XdsResource> clusters = new ArrayList<>(outbound(view));
        clusters.add(special(ClusterName.BLACK_HOLE, Kind.BLACK_HOLE));
        if (view.isRouter()) {
            return clusters;
        }
        clusters.add(special(ClusterName.PASSTHROUGH, Kind.ORIGINAL_DST));
        for (InboundPort port : InboundPorts.of(view)) {
            clusters.add(inbound(port));
        }
        clusters.add(special(ClusterName.INBOUND_PASSTHROUGH, Kind.INBOUND));
        return clusters;
    }

    private List<XdsResource> outbound(ProxyView view) {
        SidecarScope scope = view.scope();
        return scope.derived()
                .get(
                        "clusters " + scope.variant(view.node().labels()),
                        () -> {
                            List<XdsResource> clusters = new ArrayList<>();
                            scope.services().forEach(service -> add(service, view, clusters));
                            return clusters;
                        });
    }

    private void add(MeshService service, ProxyView view, List<XdsResource> clusters) {
        MergedRule rule = view.rule(service.hostname());
        for (ServicePort port : service.ports()) {
            if (port.protocol() == Protocol.UDP) {
                continue;
            }
            clusters.add(cluster(view, service, port, "", rule));
            for (Subset subset : rule == null ? List.<Subset>of() : rule.subsets()) {
                clusters.add(cluster(view, service, port, subset.name(), rule));
            }
        }
    }

    private XdsResource cluster(
            ProxyView view,
            MeshService service,
            ServicePort port,
            String subset,
            @Nullable MergedRule rule) {
        TrafficPolicy policy = Localities.policy(rule, subset, port.port());
        return resource(
                new ClusterSpec(
                        ClusterName.outbound(port.port(), subset, service.hostname()),
                        service.headless() ? Kind.ORIGINAL_DST : Kind.EDS,
                        policy,
                        Localities.areWeighted(view, service, policy),
                        service.namespace(),
                        ""));
    }

    private XdsResource inbound(InboundPort port) {
        String name = ClusterName.inbound(port.targetPort());
        return port.endpoint().isEmpty()
                ? special(name, Kind.INBOUND)
                : special(name, Kind.INBOUND_STATIC, port.endpoint());
    }

    private XdsResource special(String name, Kind kind) {
        return special(name, kind, "");
    }

    private XdsResource special(String name, Kind kind, String endpoint) {
        return resource(new ClusterSpec(name, kind, TrafficPolicy.NONE, false, "", endpoint));
    }

    private XdsResource resource(ClusterSpec spec) {
        return pool.get(spec, spec.name(), spec::message);
    }
}
