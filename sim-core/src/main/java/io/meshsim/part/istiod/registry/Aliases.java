package io.meshsim.part.istiod.registry;

import io.meshsim.config.Service;
import io.meshsim.part.istiod.context.MeshService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Services of type ExternalName: they have no cluster, but are further names of the service that
 * they lead to, be it over others.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (resolveServiceAliases), with
 * ENABLE_EXTERNAL_NAME_ALIAS as it ships.
 */
final class Aliases {

    private final Map<String, String> targets = new LinkedHashMap<>();

    void put(Service alias) {
        targets.put(alias.hostname(), alias.externalName());
    }

    void remove(String hostname) {
        targets.remove(hostname);
    }

    void clear() {
        targets.clear();
    }

    /** The name at the end of the way; null if it goes in a circle. */
    @Nullable String target(String alias) {
        Set<String> seen = new LinkedHashSet<>();
        String name = alias;
        while (targets.containsKey(name)) {
            if (!seen.add(name)) {
                return null;
            }
            name = targets.getOrDefault(name, "");
        }
        return name;
    }

    /** The services with the names that stand for them. */
    List<MeshService> named(List<MeshService> services) {
        if (targets.isEmpty()) {
            return services;
        }
        Map<String, Set<String>> byTarget = new LinkedHashMap<>();
        for (String alias : targets.keySet()) {
            String target = target(alias);
            if (target != null) {
                byTarget.computeIfAbsent(target, ignored -> new TreeSet<>()).add(alias);
            }
        }
        List<MeshService> named = new ArrayList<>();
        for (MeshService service : services) {
            Set<String> names = byTarget.get(service.hostname());
            named.add(names == null ? service : service.withAliases(List.copyOf(names)));
        }
        return named;
    }
}
