package io.meshsim.config.traffic;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoints of a Service clients should prefer: {@code spec.trafficDistribution}, or Istio's
 * annotation.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/service.go (GetTrafficDistribution),
 * pilot/pkg/networking/core/loadbalancer/loadbalancer.go (GetLocalityLbSetting).
 */
public enum TrafficDistribution {
    /** No preference. */
    ANY,
    PREFER_SAME_ZONE,
    PREFER_SAME_NODE;

    /** The annotation of a Service or a Namespace that says the same. */
    public static final String ANNOTATION = "networking.istio.io/traffic-distribution";

    private static final List<String> ZONE =
            List.of(Topology.NETWORK, Topology.REGION, Topology.ZONE);
    private static final List<String> NODE =
            List.of(
                    Topology.NETWORK,
                    Topology.REGION,
                    Topology.ZONE,
                    Topology.SUBZONE,
                    Topology.HOSTNAME);

    /** What a text says; {@link #ANY} for one that Istio does not know, or none. */
    public static TrafficDistribution of(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "preferclose", "prefersamezone" -> PREFER_SAME_ZONE;
            case "prefersamenode" -> PREFER_SAME_NODE;
            default -> ANY;
        };
    }

    /** The labels in which an endpoint should be like its client, as failover priorities. */
    public LocalitySetting setting() {
        List<String> labels =
                switch (this) {
                    case ANY -> List.<String>of();
                    case PREFER_SAME_ZONE -> ZONE;
                    case PREFER_SAME_NODE -> NODE;
                };
        return new LocalitySetting(true, List.of(), List.of(), labels);
    }
}
