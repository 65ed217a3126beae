package io.meshsim.part.istiod.generate;

import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.MergedRule;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.generate.locality.LocalityBalancing;
import io.meshsim.part.istiod.generate.locality.LocalityGroup;
import io.meshsim.xds.Names;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * EDS: the healthy endpoints of each cluster that the proxy watches, by locality, with the
 * priorities that they have for it.
 *
 * <p>The pod's name stands in the host name of its endpoint, which is what Kubernetes calls a pod's
 * host name; Istio leaves that field empty.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/endpoints/endpoint_builder.go.
 */
final class Assignments {

    /** All that an assignment is made from; the version stands for the endpoints. */
    private record Spec(
            String cluster,
            ResourceKey service,
            String portName,
            Labels subset,
            @Nullable LocalityBalancing balancing,
            long version) {}

    /** Proxies of a scope share an answer if they have the same rules, place and labels. */
    private record Key(
            String variant, Names clusters, Locality locality, String node, Labels labels) {}

    private final ResourcePool pool;

    Assignments(ResourcePool pool) {
        this.pool = pool;
    }

    Resources generate(ProxyView view, Names clusters) {
        boolean looksAtLabels = view.context().failsOverByLabels();
        Key key =
                new Key(
                        view.scope().variant(view.node().labels()),
                        clusters,
                        view.locality(),
                        looksAtLabels ? view.node().node() : "",
                        looksAtLabels ? view.node().labels() : Labels.NONE);
        return view.scope()
                .derived()
                .get(key, view.endpoints().version(), () -> make(view, clusters));
    }

    private List<XdsResource> make(ProxyView view, Names clusters) {
        List<XdsResource> assignments = new ArrayList<>();
        for (String cluster : clusters) {
            assignments.add(assignment(view, cluster));
        }
        return assignments;
    }

    private XdsResource assignment(ProxyView view, String cluster) {
        Spec spec = spec(view, cluster);
        if (spec == null) {
            return pool.share(cluster, message(cluster, List.of()));
        }
        return pool.get(spec, cluster, () -> message(cluster, groups(view, spec)));
    }

    /**
     * Null if the service, the port or the subset is not known: such a cluster has no endpoints.
     */
    private static @Nullable Spec spec(ProxyView view, String cluster) {
        ClusterName name = ClusterName.parse(cluster);
        if (name == null) {
            return null;
        }
        MeshService service = view.scope().service(name.host());
        Optional<ServicePort> port = service == null ? Optional.empty() : service.port(name.port());
        MergedRule rule = view.rule(name.host());
        Labels labels = subset(rule, name.subset());
        if (service == null || port.isEmpty() || labels == null) {
            return null;
        }
        long version = view.endpoints().version(service.key());
        LocalityBalancing balancing = Localities.balancing(view, service, rule, name);
        return new Spec(cluster, service.key(), port.get().name(), labels, balancing, version);
    }

    private static @Nullable Labels subset(@Nullable MergedRule rule, String name) {
        if (name.isEmpty()) {
            return Labels.NONE;
        }
        for (Subset subset : rule == null ? List.<Subset>of() : rule.subsets()) {
            if (subset.name().equals(name)) {
                return subset.labels();
            }
        }
        return null;
    }

    private static List<LocalityGroup> groups(ProxyView view, Spec spec) {
        List<LocalityGroup> groups = LocalityGroup.of(chosen(view, spec));
        LocalityBalancing balancing = spec.balancing();
        return balancing == null ? groups : balancing.apply(groups);
    }

    /** The endpoints of a port and a subset as they stand in a cluster that DNS finds them for. */
    static List<LocalityGroup> named(
            ProxyView view,
            MeshService service,
            ServicePort port,
            @Nullable MergedRule rule,
            String subset) {
        Labels labels = subset(rule, subset);
        return LocalityGroup.of(
                view.endpoints().endpoints(service.key()).stream()
                        .filter(endpoint -> endpoint.portName().equals(port.name()))
                        .filter(WorkloadEndpoint::isSent)
                        .filter(endpoint -> labels != null && endpoint.has(labels))
                        .toList());
    }

    private static List<WorkloadEndpoint> chosen(ProxyView view, Spec spec) {
        return view.endpoints().endpoints(spec.service()).stream()
                .filter(endpoint -> endpoint.portName().equals(spec.portName()))
                .filter(WorkloadEndpoint::isSent)
                .filter(endpoint -> endpoint.has(spec.subset()))
                .toList();
    }

    static ClusterLoadAssignment message(String cluster, List<LocalityGroup> groups) {
        ClusterLoadAssignment.Builder assignment =
                ClusterLoadAssignment.newBuilder().setClusterName(cluster);
        groups.forEach(group -> assignment.addEndpoints(locality(group)));
        return assignment.build();
    }

    private static LocalityLbEndpoints locality(LocalityGroup group) {
        Locality locality = group.locality();
        LocalityLbEndpoints.Builder endpoints =
                LocalityLbEndpoints.newBuilder()
                        .setLocality(
                                io.envoyproxy.envoy.config.core.v3.Locality.newBuilder()
                                        .setRegion(locality.region())
                                        .setZone(locality.zone())
                                        .setSubZone(locality.subzone()))
                        .setLoadBalancingWeight(UInt32Value.of((int) group.weight()))
                        .setPriority(group.priority());
        group.endpoints().forEach(member -> endpoints.addLbEndpoints(endpoint(member)));
        return endpoints.build();
    }

    private static LbEndpoint endpoint(WorkloadEndpoint member) {
        Value workload = Value.newBuilder().setStringValue(member.workloadMetadata()).build();
        return LbEndpoint.newBuilder()
                .setEndpoint(
                        Endpoint.newBuilder()
                                .setAddress(ClusterSpec.address(member.address(), member.port()))
                                .setHostname(member.pod()))
                .setHealthStatus(health(member))
                .setMetadata(
                        Metadata.newBuilder()
                                .putFilterMetadata(
                                        "istio",
                                        Struct.newBuilder()
                                                .putFields("workload", workload)
                                                .build()))
                .setLoadBalancingWeight(UInt32Value.of((int) member.weight()))
                .build();
    }

    private static HealthStatus health(WorkloadEndpoint member) {
        return switch (member.health()) {
            case HEALTHY -> HealthStatus.HEALTHY;
            case DRAINING -> HealthStatus.DRAINING;
            case UNHEALTHY, TERMINATING -> HealthStatus.UNHEALTHY;
        };
    }
}
