package io.meshsim.part.kube;

import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API server's pods by owner, node, address and label; each list is oldest first. */
final class PodIndex {

    private record Owner(String namespace, String name) {}

    private record Label(String namespace, String name, String value) {}

    private final Groups<Owner> byOwner = new Groups<>();
    private final Groups<String> byNode = new Groups<>();
    private final Groups<String> byIp = new Groups<>();
    private final Groups<Label> byLabel = new Groups<>();

    /** Takes note of a change; null stands for absent. */
    void replace(@Nullable Pod before, @Nullable Pod after) {
        byOwner.replace(before, after, PodIndex::owners);
        byNode.replace(before, after, pod -> some(pod.node()));
        byIp.replace(before, after, pod -> some(pod.ip()));
        byLabel.replace(before, after, PodIndex::labels);
    }

    List<Pod> ofOwner(String namespace, String deployment) {
        return List.copyOf(byOwner.get(new Owner(namespace, deployment)));
    }

    List<Pod> onNode(String node) {
        return List.copyOf(byNode.get(node));
    }

    int countOnNode(String node) {
        return byNode.get(node).size();
    }

    Optional<Pod> withIp(String ip) {
        return byIp.get(ip).stream().findFirst();
    }

    /** Pods that carry all these labels; none if there are no labels to carry. */
    List<Pod> selected(String namespace, Labels selector) {
        Collection<Pod> fewest = List.of();
        boolean first = true;
        for (Map.Entry<String, String> entry : selector.entries().entrySet()) {
            Collection<Pod> group =
                    byLabel.get(new Label(namespace, entry.getKey(), entry.getValue()));
            if (first || group.size() < fewest.size()) {
                fewest = group;
            }
            first = false;
        }
        List<Pod> selected = new ArrayList<>();
        for (Pod pod : fewest) {
            if (selector.isSubsetOf(pod.meta().labels())) {
                selected.add(pod);
            }
        }
        return selected;
    }

    private static List<Owner> owners(Pod pod) {
        return pod.owner().isEmpty()
                ? List.of()
                : List.of(new Owner(pod.meta().namespace(), pod.owner()));
    }

    private static List<String> some(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static List<Label> labels(Pod pod) {
        List<Label> labels = new ArrayList<>();
        pod.meta()
                .labels()
                .entries()
                .forEach(
                        (name, value) ->
                                labels.add(new Label(pod.meta().namespace(), name, value)));
        return labels;
    }

    /** Where a pod is filed. */
    private interface Filing<K> {
        List<K> keys(Pod pod);
    }

    private static final class Groups<K> {

        private final Map<K, Map<ResourceKey, Pod>> groups = new LinkedHashMap<>();

        Collection<Pod> get(K key) {
            Map<ResourceKey, Pod> group = groups.get(key);
            return group == null ? List.of() : group.values();
        }

        void replace(@Nullable Pod before, @Nullable Pod after, Filing<K> filing) {
            List<K> old = before == null ? List.of() : filing.keys(before);
            List<K> now = after == null ? List.of() : filing.keys(after);
            if (before != null) {
                old.stream().filter(key -> !now.contains(key)).forEach(k -> remove(k, before));
            }
            if (after != null) {
                now.forEach(key -> put(key, after));
            }
        }

        private void put(K key, Pod pod) {
            groups.computeIfAbsent(key, ignored -> new LinkedHashMap<>()).put(pod.key(), pod);
        }

        private void remove(K key, Pod pod) {
            Map<ResourceKey, Pod> group = groups.get(key);
            if (group != null && group.remove(pod.key()) != null && group.isEmpty()) {
                groups.remove(key);
            }
        }
    }
}
