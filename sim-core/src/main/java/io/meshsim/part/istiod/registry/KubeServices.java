package io.meshsim.part.istiod.registry;

import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.part.istiod.context.MeshService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Services of the cluster, as they are and as the mesh sees them. */
final class KubeServices {

    private final Table<Service> services = new Table<>(Service.class);
    private final Map<ResourceKey, MeshService> byHost = new LinkedHashMap<>();
    private final Aliases aliases = new Aliases();

    /** One of type ExternalName is no service, but a name of another one. */
    void put(Service service, long nowNanos) {
        MeshService seen = MeshService.of(service);
        if (service.isAlias()) {
            byHost.remove(seen.key());
            aliases.put(service);
        } else {
            byHost.put(seen.key(), seen);
            aliases.remove(seen.hostname());
        }
        services.put(service, nowNanos);
    }

    @Nullable Service remove(ResourceKey key) {
        Service gone = services.remove(key);
        if (gone != null) {
            aliases.remove(gone.hostname());
            byHost.remove(MeshService.of(gone).key());
        }
        return gone;
    }

    @Nullable Service get(ResourceKey key) {
        return services.get(key);
    }

    /** By the key of its host; null if there is none. */
    @Nullable MeshService find(ResourceKey host) {
        return byHost.get(host);
    }

    /** Those with a cluster, with the times at which they were made. */
    List<AgedService> aged() {
        List<AgedService> known = new ArrayList<>();
        for (Service service : services.rows()) {
            MeshService seen = byHost.get(MeshService.of(service).key());
            if (seen != null) {
                known.add(new AgedService(services.createdSeconds(service.key()), seen));
            }
        }
        return known;
    }

    /** Those that select a workload of these labels. */
    List<ResourceKey> selecting(String namespace, Labels labels) {
        return byHost.values().stream()
                .filter(service -> service.namespace().equals(namespace))
                .filter(service -> !service.selector().isEmpty())
                .filter(service -> service.selector().isSubsetOf(labels))
                .map(MeshService::key)
                .toList();
    }

    /** Services as their resources are. */
    Iterable<Service> rows() {
        return services.rows();
    }

    /** The names that stand for others. */
    Aliases aliases() {
        return aliases;
    }

    /** The keys of those with a cluster. */
    Set<ResourceKey> keys() {
        return new LinkedHashSet<>(byHost.keySet());
    }

    int size() {
        return byHost.size();
    }

    void clear() {
        services.clear();
        byHost.clear();
        aliases.clear();
    }
}
