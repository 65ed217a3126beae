package io.meshsim.part.proxy.cluster;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.part.proxy.admit.Admission;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The endpoints of a cluster, in the order of the message. Immutable; shared by all proxies.
 *
 * @param overprovisioningPercent by how much too many healthy endpoints a priority is taken to have
 */
public record AssignmentForm(
        String name, List<LocalityForm> localities, int overprovisioningPercent) {

    private static final int OVERPROVISIONING_PERCENT = 140;

    /** Nobody. */
    public static final AssignmentForm NONE = of("", List.of());

    public AssignmentForm {
        localities = List.copyOf(localities);
    }

    /** Endpoints of one locality. */
    public static AssignmentForm of(String name, List<EndpointForm> endpoints) {
        List<LocalityForm> localities =
                endpoints.isEmpty() ? List.of() : List.of(new LocalityForm("", 0, 0, endpoints));
        return new AssignmentForm(name, localities, OVERPROVISIONING_PERCENT);
    }

    /**
     * The form of a message.
     *
     * @throws RejectedConfig if something in it is wrong or not supported
     */
    public static AssignmentForm of(ClusterLoadAssignment message) {
        Admission.check(message);
        return compiled(message);
    }

    static AssignmentForm compiled(ClusterLoadAssignment message) {
        List<LocalityForm> localities = new ArrayList<>();
        for (LocalityLbEndpoints locality : message.getEndpointsList()) {
            localities.add(locality(locality));
        }
        requireNoGaps(localities);
        ClusterLoadAssignment.Policy policy = message.getPolicy();
        return new AssignmentForm(
                message.getClusterName(),
                localities,
                policy.hasOverprovisioningFactor()
                        ? policy.getOverprovisioningFactor().getValue()
                        : OVERPROVISIONING_PERCENT);
    }

    private static LocalityForm locality(LocalityLbEndpoints message) {
        List<EndpointForm> endpoints = new ArrayList<>();
        for (LbEndpoint endpoint : message.getLbEndpointsList()) {
            endpoints.add(endpoint(endpoint));
        }
        Locality place = message.getLocality();
        String name = place.getRegion() + "/" + place.getZone() + "/" + place.getSubZone();
        return new LocalityForm(
                name.equals("//") ? "" : name,
                message.getPriority(),
                Integer.toUnsignedLong(message.getLoadBalancingWeight().getValue()),
                endpoints);
    }

    private static void requireNoGaps(List<LocalityForm> localities) {
        TreeSet<Integer> priorities = new TreeSet<>();
        localities.forEach(locality -> priorities.add(locality.priority()));
        if (!priorities.isEmpty() && priorities.last() != priorities.size() - 1) {
            throw new RejectedConfig(
                    "priorities " + priorities + " must begin at 0 and have no gap");
        }
    }

    private static EndpointForm endpoint(LbEndpoint message) {
        requireKnownHealth(message);
        SocketAddress address = message.getEndpoint().getAddress().getSocketAddress();
        if (address.getAddress().isEmpty() || address.getPortValue() == 0) {
            throw new RejectedConfig(
                    "endpoint address \""
                            + address.getAddress()
                            + "\" port "
                            + address.getPortValue()
                            + " must be an IP address with a port");
        }
        return new EndpointForm(
                address.getAddress(),
                address.getPortValue(),
                message.getEndpoint().getHostname(),
                workload(message),
                weight(message),
                isHealthy(message));
    }

    private static long weight(LbEndpoint message) {
        if (!message.hasLoadBalancingWeight()) {
            return 1;
        }
        long weight = Integer.toUnsignedLong(message.getLoadBalancingWeight().getValue());
        if (weight == 0) {
            throw new RejectedConfig("endpoint weight 0 must be at least 1");
        }
        return weight;
    }

    private static String workload(LbEndpoint message) {
        Struct istio =
                message.getMetadata()
                        .getFilterMetadataOrDefault("istio", Struct.getDefaultInstance());
        return istio.getFieldsOrDefault("workload", Value.getDefaultInstance()).getStringValue();
    }

    /** One that drains keeps the sessions that it has, of which there are none here. */
    private static boolean isHealthy(LbEndpoint message) {
        HealthStatus status = message.getHealthStatus();
        return status == HealthStatus.UNKNOWN || status == HealthStatus.HEALTHY;
    }

    private static void requireKnownHealth(LbEndpoint message) {
        HealthStatus status = message.getHealthStatus();
        if (status != HealthStatus.UNKNOWN
                && status != HealthStatus.HEALTHY
                && status != HealthStatus.UNHEALTHY
                && status != HealthStatus.DRAINING) {
            throw new RejectedConfig(
                    "health_status "
                            + status
                            + " is not supported, only UNKNOWN, HEALTHY, UNHEALTHY and DRAINING");
        }
    }
}
