package io.meshsim.mesh;

import io.meshsim.config.Resource;
import io.meshsim.part.workload.Behaviour;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mesh is made of, before it runs.
 *
 * @param resources applied in this order at the start
 * @param behaviours how Deployments answer, by {@code namespace/name}; others use the default
 */
public record MeshSpec(
        String name,
        List<Resource> resources,
        Settings settings,
        Map<String, Behaviour> behaviours,
        List<ClientPlacement> clients) {

    public MeshSpec {
        resources = List.copyOf(resources);
        behaviours = Collections.unmodifiableMap(new LinkedHashMap<>(behaviours));
        clients = List.copyOf(clients);
    }
}
