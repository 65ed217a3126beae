package io.meshsim.part.kube;

import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pods of a Deployment go first: those without a node, without an address, not ready, on a
 * node with more of their kind, newest.
 *
 * <p>Source: Kubernetes 1.32, pkg/controller/controller_utils.go, ActivePodsWithRanks. There pods
 * of about the same age (same power of two) are told apart by a random identifier; here the newest
 * goes.
 */
final class ScaleDownOrder {

    private final Map<ResourceKey, Integer> ages = new LinkedHashMap<>();
    private final Map<String, Integer> perNode = new LinkedHashMap<>();

    /** An order among these pods, oldest first. */
    ScaleDownOrder(List<Pod> pods) {
        for (Pod pod : pods) {
            ages.put(pod.key(), ages.size());
            perNode.merge(pod.node(), 1, Integer::sum);
        }
    }

    List<Pod> first(List<Pod> pods, int count) {
        Comparator<Pod> order =
                Comparator.comparing((Pod pod) -> !pod.node().isEmpty())
                        .thenComparing(pod -> !pod.ip().isEmpty())
                        .thenComparing(Pod::ready)
                        .thenComparing(pod -> -perNode.getOrDefault(pod.node(), 0))
                        .thenComparing(pod -> -ages.getOrDefault(pod.key(), 0));
        return pods.stream().sorted(order).limit(count).toList();
    }
}
