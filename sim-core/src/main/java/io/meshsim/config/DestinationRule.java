package io.meshsim.config;

import java.util.List;

/** Subsets of a service and how to talk to them. */
public record DestinationRule(
        Meta meta,
        String host,
        TrafficPolicy trafficPolicy,
        List<Subset> subsets,
        List<String> exportTo)
        implements Resource {

    /** Pods of the service that have these labels. */
    public record Subset(String name, Labels labels, TrafficPolicy trafficPolicy) {}

    public DestinationRule {
        subsets = List.copyOf(subsets);
        exportTo = List.copyOf(exportTo);
    }

    @Override
    public Kind kind() {
        return Kind.DESTINATION_RULE;
    }

    @Override
    public DestinationRule withMeta(Meta other) {
        return new DestinationRule(other, host, trafficPolicy, subsets, exportTo);
    }
}
