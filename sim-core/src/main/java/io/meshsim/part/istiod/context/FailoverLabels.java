package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.TrafficDistribution;
import io.meshsim.config.traffic.TrafficPolicy;
import org.jspecify.annotations.Nullable;

/** Whether some clients prefer endpoints by labels, so that it matters which labels they have. */
final class FailoverLabels {

    private FailoverLabels() {}

    static boolean matter(PushContext.Config config) {
        return isByLabels(config.scoping().mesh().localityLb())
                || config.destinationRules().stream().anyMatch(FailoverLabels::isByLabels)
                || config.services().stream().anyMatch(FailoverLabels::isDistributed);
    }

    private static boolean isByLabels(DestinationRule rule) {
        return isByLabels(rule.trafficPolicy())
                || rule.subsets().stream().anyMatch(one -> isByLabels(one.trafficPolicy()));
    }

    private static boolean isDistributed(MeshService service) {
        return service.distribution() != TrafficDistribution.ANY
                && isByLabels(service.distribution().setting());
    }

    private static boolean isByLabels(TrafficPolicy policy) {
        LoadBalancing balancing = policy.loadBalancing();
        return (balancing != null && isByLabels(balancing.locality()))
                || policy.portLevel().values().stream().anyMatch(FailoverLabels::isByLabels);
    }

    private static boolean isByLabels(@Nullable LocalitySetting setting) {
        return setting != null && !setting.failoverPriority().isEmpty();
    }
}
