package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.Node;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Simulation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gives pods to ready nodes with room: fewest pods of the same Deployment, then fewest pods, then
 * oldest node. A pod without such a node waits for one.
 */
final class Scheduler {

    private final ApiServer api;
    private final int maxPods;
    private final WorkQueue queue;
    private final Set<ResourceKey> waiting = new LinkedHashSet<>();

    Scheduler(Simulation sim, ApiServer api, int maxPods) {
        this.api = api;
        this.maxPods = maxPods;
        this.queue = new WorkQueue(sim, "scheduler", this::round);
    }

    void start() {
        api.watch("scheduler", List.of(Kind.POD, Kind.NODE), this::changed);
        for (Resource resource : api.list(Kind.POD)) {
            if (resource instanceof Pod pod && pod.node().isEmpty()) {
                queue.add(pod.key());
            }
        }
    }

    boolean isIdle() {
        return queue.isIdle();
    }

    private void changed(Change change) {
        if (change.after() instanceof Pod pod) {
            if (pod.node().isEmpty()) {
                queue.add(pod.key());
            }
        } else {
            waiting.forEach(queue::add);
        }
    }

    private Consumer<ResourceKey> round() {
        Round round = new Round();
        return key -> schedule(key, round);
    }

    private void schedule(ResourceKey key, Round round) {
        Optional<Resource> there = api.get(key);
        if (there.isEmpty() || !((Pod) there.get()).node().isEmpty()) {
            waiting.remove(key);
        } else {
            place((Pod) there.get(), round);
        }
    }

    private void place(Pod pod, Round round) {
        Optional<String> node = round.choose(pod);
        if (node.isPresent()) {
            waiting.remove(pod.key());
            api.write(pod.onNode(node.get()), "pod.scheduled");
        } else if (waiting.add(pod.key())) {
            api.record("pod.unschedulable", pod.key());
        }
    }

    /** Node loads, as they are while pods are placed. */
    private final class Round {

        private final Map<String, Integer> loads = new LinkedHashMap<>();
        private final Map<String, Map<String, Integer>> alike = new LinkedHashMap<>();

        Round() {
            for (Resource resource : api.list(Kind.NODE)) {
                if (resource instanceof Node node && node.ready()) {
                    String name = node.meta().name();
                    loads.put(name, api.pods().countOnNode(name));
                }
            }
        }

        Optional<String> choose(Pod pod) {
            Map<String, Integer> same = sameOwner(pod);
            String best = "";
            for (String node : loads.keySet()) {
                if (loads.getOrDefault(node, 0) < maxPods
                        && (best.isEmpty() || isBetter(node, best, same))) {
                    best = node;
                }
            }
            if (best.isEmpty()) {
                return Optional.empty();
            }
            loads.merge(best, 1, Integer::sum);
            same.merge(best, 1, Integer::sum);
            return Optional.of(best);
        }

        private boolean isBetter(String node, String best, Map<String, Integer> same) {
            int more = same.getOrDefault(node, 0) - same.getOrDefault(best, 0);
            return more < 0
                    || (more == 0 && loads.getOrDefault(node, 0) < loads.getOrDefault(best, 0));
        }

        private Map<String, Integer> sameOwner(Pod pod) {
            String namespace = pod.meta().namespace();
            if (pod.owner().isEmpty()) {
                return new LinkedHashMap<>();
            }
            return alike.computeIfAbsent(
                    namespace + "/" + pod.owner(), ignored -> count(namespace, pod.owner()));
        }

        private Map<String, Integer> count(String namespace, String owner) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (Pod pod : api.pods().ofOwner(namespace, owner)) {
                if (!pod.terminating()) {
                    counts.merge(pod.node(), 1, Integer::sum);
                }
            }
            return counts;
        }
    }
}
