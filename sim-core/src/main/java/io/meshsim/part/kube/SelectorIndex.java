package io.meshsim.part.kube;

import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Services by the first label of their selector, to find those of a pod without asking them all.
 */
final class SelectorIndex {

    private record Label(String namespace, String name, String value) {}

    private final Map<Label, Map<ResourceKey, Labels>> services = new LinkedHashMap<>();

    void add(Service service) {
        if (isSelecting(service)) {
            services.computeIfAbsent(first(service), ignored -> new LinkedHashMap<>())
                    .put(service.key(), service.selector());
        }
    }

    void remove(Service service) {
        if (isSelecting(service)) {
            Map<ResourceKey, Labels> same = services.get(first(service));
            if (same != null) {
                same.remove(service.key());
            }
        }
    }

    /** Services that select a pod. */
    List<ResourceKey> of(Pod pod) {
        List<ResourceKey> found = new ArrayList<>();
        Labels labels = pod.meta().labels();
        labels.entries()
                .forEach(
                        (name, value) ->
                                at(new Label(pod.meta().namespace(), name, value))
                                        .forEach(
                                                (service, selector) -> {
                                                    if (selector.isSubsetOf(labels)) {
                                                        found.add(service);
                                                    }
                                                }));
        return found;
    }

    static boolean isSelecting(Service service) {
        return !service.selector().isEmpty() && !service.type().equals("ExternalName");
    }

    private Map<ResourceKey, Labels> at(Label label) {
        return services.getOrDefault(label, new LinkedHashMap<>());
    }

    private static Label first(Service service) {
        String name = service.selector().entries().firstKey();
        String value = service.selector().get(name).orElseThrow();
        return new Label(service.meta().namespace(), name, value);
    }
}
