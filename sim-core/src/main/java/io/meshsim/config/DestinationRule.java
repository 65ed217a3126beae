package io.meshsim.config;

import io.meshsim.config.traffic.TrafficPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subsets of a service and how to talk to them.
 *
 * @param workloadSelector the clients of its namespace that it is for; null for all that see it
 */
public record DestinationRule(
        Meta meta,
        String host,
        TrafficPolicy trafficPolicy,
        List<Subset> subsets,
        List<String> exportTo,
        @Nullable Labels workloadSelector)
        implements Resource {

    /** Pods of the service that have these labels. */
    public record Subset(String name, Labels labels, TrafficPolicy trafficPolicy) {}

    public DestinationRule {
        subsets = List.copyOf(subsets);
        exportTo = List.copyOf(exportTo);
    }

    /** A rule for all clients that see it. */
    public DestinationRule(
            Meta meta,
            String host,
            TrafficPolicy trafficPolicy,
            List<Subset> subsets,
            List<String> exportTo) {
        this(meta, host, trafficPolicy, subsets, exportTo, null);
    }

    @Override
    public Kind kind() {
        return Kind.DESTINATION_RULE;
    }

    @Override
    public DestinationRule withMeta(Meta other) {
        return new DestinationRule(other, host, trafficPolicy, subsets, exportTo, workloadSelector);
    }
}
