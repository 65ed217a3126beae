package io.meshsim.part.proxy.cluster;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.part.proxy.admit.Admission;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.ArrayList;
import java.util.List;

/** The endpoints of a cluster, in the order of the message. Immutable; shared by all proxies. */
public record AssignmentForm(String name, List<EndpointForm> endpoints) {

    /** Nobody. */
    public static final AssignmentForm NONE = new AssignmentForm("", List.of());

    public AssignmentForm {
        endpoints = List.copyOf(endpoints);
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
        List<EndpointForm> endpoints = new ArrayList<>();
        for (LocalityLbEndpoints locality : message.getEndpointsList()) {
            if (locality.getPriority() != 0) {
                throw new RejectedConfig(
                        "priority " + locality.getPriority() + " is not supported, only 0");
            }
            for (LbEndpoint endpoint : locality.getLbEndpointsList()) {
                endpoints.add(endpoint(endpoint));
            }
        }
        return new AssignmentForm(message.getClusterName(), endpoints);
    }

    private static EndpointForm endpoint(LbEndpoint message) {
        requireHealthy(message);
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
                weight(message));
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

    private static void requireHealthy(LbEndpoint message) {
        HealthStatus status = message.getHealthStatus();
        if (status != HealthStatus.UNKNOWN && status != HealthStatus.HEALTHY) {
            throw new RejectedConfig(
                    "health_status " + status + " is not supported, only UNKNOWN and HEALTHY");
        }
    }
}
