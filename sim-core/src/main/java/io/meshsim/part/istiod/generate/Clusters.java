package io.meshsim.part.istiod.generate;

import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Protocol;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.ClientTls;
import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.context.MergedRule;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.ServiceTarget;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.ClusterSpec.Kind;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.generate.cluster.Upstream;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CDS: a cluster for each port and subset of each service that the proxy may reach.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster.go.
 */
final class Clusters {

    private static final Upstream ANY_HTTP = new Upstream(Upstream.Http.AS_DOWNSTREAM, false);

    /** Connections to wherever the client meant are closed after five minutes without a request. */
    private static final TrafficPolicy IDLE_FOR_MINUTES =
            new TrafficPolicy(
                    null,
                    new ConnectionPool(
                            null,
                            new ConnectionPool.Http(
                                    0,
                                    0,
                                    0,
                                    0,
                                    Duration.ofMinutes(5),
                                    ConnectionPool.H2Upgrade.DEFAULT,
                                    false,
                                    0)),
                    null,
                    null);

    private final ResourcePool pool;

    Clusters(ResourcePool pool) {
        this.pool = pool;
    }

    Resources generate(ProxyView view) {
        return outbound(view).with(others(view));
    }

    private List<XdsResource> others(ProxyView view) {
        List<XdsResource> clusters = new ArrayList<>();
        clusters.add(special(ClusterName.BLACK_HOLE, Kind.BLACK_HOLE));
        if (view.isRouter()) {
            return clusters;
        }
        clusters.add(special(ClusterName.PASSTHROUGH, Kind.PASSTHROUGH));
        for (InboundPort port : InboundPorts.of(view)) {
            clusters.add(inbound(view, port));
        }
        clusters.add(special(ClusterName.INBOUND_PASSTHROUGH, Kind.INBOUND_PASSTHROUGH));
        return clusters;
    }

    private Resources outbound(ProxyView view) {
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
            addIfUsable(cluster(view, service, port, "", rule), clusters);
            for (Subset subset : rule == null ? List.<Subset>of() : rule.subsets()) {
                addIfUsable(cluster(view, service, port, subset.name(), rule), clusters);
            }
        }
    }

    /** A cluster that DNS finds the endpoints of is left out while it has none to look up. */
    private void addIfUsable(ClusterSpec spec, List<XdsResource> clusters) {
        boolean isNamed = spec.kind() == Kind.STRICT_DNS || spec.kind() == Kind.LOGICAL_DNS;
        if (!isNamed || !spec.named().isEmpty()) {
            clusters.add(resource(spec));
        }
    }

    private static ClusterSpec cluster(
            ProxyView view,
            MeshService service,
            ServicePort port,
            String subset,
            @Nullable MergedRule rule) {
        Kind kind = kind(view, service);
        TrafficPolicy policy = withNames(Localities.policy(rule, subset, port.port()), service);
        return new ClusterSpec(
                ClusterName.outbound(port.port(), subset, service.hostname()),
                kind,
                policy,
                Upstream.of(port.protocol(), !view.isRouter()),
                Localities.areWeighted(view, service, policy),
                service.namespace(),
                rule == null ? "" : rule.namespace() + "/" + rule.sources().get(0).name(),
                "",
                service.isDns() ? Assignments.named(view, service, port, rule, subset) : List.of(),
                kind == Kind.ORIGINAL_DST
                        ? service.entry().portOverrides().getOrDefault(port.port(), 0)
                        : 0);
    }

    /** Only a sidecar knows where its client wanted to go. */
    private static Kind kind(ProxyView view, MeshService service) {
        return switch (service.resolution()) {
            case CLIENT_SIDE_LB -> Kind.EDS;
            case DNS_LB -> Kind.STRICT_DNS;
            case DNS_ROUND_ROBIN_LB -> Kind.LOGICAL_DNS;
            case PASSTHROUGH -> view.isRouter() ? Kind.EDS : Kind.ORIGINAL_DST;
        };
    }

    /** The names that a ServiceEntry expects of a certificate hold where the rule names none. */
    private static TrafficPolicy withNames(TrafficPolicy policy, MeshService service) {
        List<String> names = service.entry().subjectAltNames();
        ClientTls tls = policy.tls();
        return tls == null || names.isEmpty()
                ? policy
                : new TrafficPolicy(
                        policy.loadBalancing(),
                        policy.connectionPool(),
                        policy.outlierDetection(),
                        tls.orNames(names));
    }

    private XdsResource inbound(ProxyView view, InboundPort port) {
        boolean isStatic = !port.endpoint().isEmpty();
        return resource(
                new ClusterSpec(
                        ClusterName.inbound(port.targetPort()),
                        isStatic ? Kind.INBOUND_STATIC : Kind.INBOUND,
                        inboundPolicy(view, port),
                        Upstream.of(port.protocol(), true),
                        false,
                        "",
                        "",
                        port.endpoint()));
    }

    /** Limits of the Sidecar go before those of the service's own DestinationRule. */
    private static TrafficPolicy inboundPolicy(ProxyView view, InboundPort port) {
        Sidecar sidecar = view.scope().sidecar();
        ConnectionPool own =
                sidecar == null ? null : sidecar.inboundConnectionPool(port.targetPort());
        if (own != null) {
            return new TrafficPolicy(null, own, null, null);
        }
        for (ServiceTarget target : view.targets()) {
            if (target.targetPort() == port.targetPort()) {
                return inboundPolicy(view, target);
            }
        }
        return TrafficPolicy.NONE;
    }

    private static TrafficPolicy inboundPolicy(ProxyView view, ServiceTarget target) {
        for (MergedRule rule : view.scope().rules(target.service().hostname())) {
            if (rule.workloadSelector() == null) {
                return rule.trafficPolicy().forPort(target.port().port());
            }
        }
        return TrafficPolicy.NONE;
    }

    private XdsResource special(String name, Kind kind) {
        return resource(new ClusterSpec(name, kind, IDLE_FOR_MINUTES, ANY_HTTP, false, "", "", ""));
    }

    private XdsResource resource(ClusterSpec spec) {
        return pool.get(spec, spec.name(), spec::message);
    }
}
