package io.meshsim.part.istiod.registry;

import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.part.istiod.context.MeshService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Services of the cluster, as they are and as the mesh sees them. */
final class KubeServices {

    private final Table<Service> services = new Table<>(Service.class);
    private final Map<ResourceKey, MeshService> byHost = new LinkedHashMap<>();

    /** ExternalName services are aliases in DNS and have no cluster of their own here. */
    void put(Service service, long nowNanos) {
        MeshService seen = MeshService.of(service);
        if (service.type().equals("ExternalName")) {
            byHost.remove(seen.key());
        } else {
            byHost.put(seen.key(), seen);
        }
        services.put(service, nowNanos);
    }

    @Nullable Service remove(ResourceKey key) {
        Service gone = services.remove(key);
        if (gone != null) {
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

    /** Those with a cluster, oldest first. */
    List<MeshService> sorted() {
        List<MeshService> known = new ArrayList<>();
        for (Service service : services.sorted()) {
            MeshService seen = byHost.get(MeshService.of(service).key());
            if (seen != null) {
                known.add(seen);
            }
        }
        return known;
    }

    /** Services as their resources are. */
    Iterable<Service> rows() {
        return services.rows();
    }

    int size() {
        return byHost.size();
    }

    void clear() {
        services.clear();
        byHost.clear();
    }
}
