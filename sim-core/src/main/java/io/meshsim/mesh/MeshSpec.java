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
 * @param outside hosts that no cluster has
 */
public record MeshSpec(
        String name,
        List<Resource> resources,
        Settings settings,
        Map<String, Behaviour> behaviours,
        List<ClientPlacement> clients,
        List<OutsideHost> outside) {

    public MeshSpec {
        outside = List.copyOf(outside);
        resources = List.copyOf(resources);
        behaviours = Collections.unmodifiableMap(new LinkedHashMap<>(behaviours));
        clients = List.copyOf(clients);
    }

    /** A mesh in a world without other hosts. */
    public MeshSpec(
            String name,
            List<Resource> resources,
            Settings settings,
            Map<String, Behaviour> behaviours,
            List<ClientPlacement> clients) {
        this(name, resources, settings, behaviours, clients, List.of());
    }

    /** The same with hosts that no cluster has. */
    public MeshSpec withOutside(List<OutsideHost> hosts) {
        return new MeshSpec(name, resources, settings, behaviours, clients, hosts);
    }

    /** How Deployments and hosts outside answer, by {@code namespace/name}. */
    Map<String, Behaviour> allBehaviours() {
        Map<String, Behaviour> all = new LinkedHashMap<>(behaviours);
        for (OutsideHost host : outside) {
            all.put(OutsideHost.NAMESPACE + "/" + host.name(), host.behaviour());
        }
        return all;
    }
}
