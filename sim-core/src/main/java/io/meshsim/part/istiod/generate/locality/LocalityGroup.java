package io.meshsim.part.istiod.generate.locality;

import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Endpoints of a locality that have the same priority.
 *
 * @param weight share of the requests, relative to the others of its priority
 * @param priority 0 is the highest
 */
public record LocalityGroup(
        Locality locality, List<WorkloadEndpoint> endpoints, long weight, int priority) {

    public LocalityGroup {
        endpoints = List.copyOf(endpoints);
    }

    /** Endpoints by locality, in the order of its text; each locality weighs what they weigh. */
    public static List<LocalityGroup> of(List<WorkloadEndpoint> endpoints) {
        Map<String, List<WorkloadEndpoint>> localities = new TreeMap<>();
        for (WorkloadEndpoint endpoint : endpoints) {
            localities
                    .computeIfAbsent(endpoint.locality().toString(), ignored -> new ArrayList<>())
                    .add(endpoint);
        }
        return localities.values().stream()
                .map(members -> of(members.get(0).locality(), members))
                .toList();
    }

    /** A locality with the highest priority that weighs what its endpoints weigh. */
    public static LocalityGroup of(Locality locality, List<WorkloadEndpoint> endpoints) {
        return new LocalityGroup(locality, endpoints, weightOf(endpoints), 0);
    }

    LocalityGroup withWeight(long other) {
        return new LocalityGroup(locality, endpoints, other, priority);
    }

    LocalityGroup withPriority(int other) {
        return new LocalityGroup(locality, endpoints, weight, other);
    }

    LocalityGroup withoutEndpoints() {
        return new LocalityGroup(locality, List.of(), weight, priority);
    }

    private static long weightOf(List<WorkloadEndpoint> endpoints) {
        return endpoints.stream().mapToLong(WorkloadEndpoint::weight).sum();
    }
}
