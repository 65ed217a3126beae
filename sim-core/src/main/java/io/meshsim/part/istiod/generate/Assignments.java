package io.meshsim.part.istiod.generate;

import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.part.istiod.context.MergedRule;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * EDS: the healthy endpoints of each cluster that the proxy watches.
 *
 * <p>The pod's name stands in the host name of its endpoint, which is what Kubernetes calls a pod's
 * host name; Istio leaves that field empty.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/endpoints/endpoint_builder.go.
 */
final class Assignments {

    /** All that an assignment is made from; the version stands for the endpoints. */
    private record Spec(
            String cluster, ResourceKey service, String portName, Labels subset, long version) {}

    private final ResourcePool pool;

    Assignments(ResourcePool pool) {
        this.pool = pool;
    }

    List<XdsResource> generate(ProxyView view, Iterable<String> clusters) {
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
        return pool.get(spec, cluster, () -> message(cluster, chosen(view, spec)));
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
        Labels labels = subset(view.rule(name.host()), name.subset());
        if (service == null || port.isEmpty() || labels == null) {
            return null;
        }
        long version = view.endpoints().version(service.key());
        return new Spec(cluster, service.key(), port.get().name(), labels, version);
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

    private static List<WorkloadEndpoint> chosen(ProxyView view, Spec spec) {
        return view.endpoints().endpoints(spec.service()).stream()
                .filter(endpoint -> endpoint.portName().equals(spec.portName()))
                .filter(WorkloadEndpoint::isSent)
                .filter(endpoint -> spec.subset().isSubsetOf(endpoint.labels()))
                .toList();
    }

    private static ClusterLoadAssignment message(String cluster, List<WorkloadEndpoint> chosen) {
        Map<String, List<WorkloadEndpoint>> localities = new TreeMap<>();
        for (WorkloadEndpoint endpoint : chosen) {
            localities
                    .computeIfAbsent(endpoint.locality(), ignored -> new ArrayList<>())
                    .add(endpoint);
        }
        ClusterLoadAssignment.Builder assignment =
                ClusterLoadAssignment.newBuilder().setClusterName(cluster);
        localities.forEach((name, members) -> assignment.addEndpoints(locality(name, members)));
        return assignment.build();
    }

    private static LocalityLbEndpoints locality(String name, List<WorkloadEndpoint> members) {
        int slash = name.indexOf('/');
        LocalityLbEndpoints.Builder group =
                LocalityLbEndpoints.newBuilder()
                        .setLocality(
                                Locality.newBuilder()
                                        .setRegion(slash < 0 ? name : name.substring(0, slash))
                                        .setZone(slash < 0 ? "" : name.substring(slash + 1)))
                        .setLoadBalancingWeight(UInt32Value.of(members.size()));
        members.forEach(member -> group.addLbEndpoints(endpoint(member)));
        return group.build();
    }

    private static LbEndpoint endpoint(WorkloadEndpoint member) {
        Value workload = Value.newBuilder().setStringValue(member.workloadMetadata()).build();
        return LbEndpoint.newBuilder()
                .setEndpoint(
                        Endpoint.newBuilder()
                                .setAddress(ClusterSpec.address(member.address(), member.port()))
                                .setHostname(member.pod()))
                .setHealthStatus(HealthStatus.HEALTHY)
                .setMetadata(
                        Metadata.newBuilder()
                                .putFilterMetadata(
                                        "istio",
                                        Struct.newBuilder()
                                                .putFields("workload", workload)
                                                .build()))
                .setLoadBalancingWeight(UInt32Value.of(1))
                .build();
    }
}
