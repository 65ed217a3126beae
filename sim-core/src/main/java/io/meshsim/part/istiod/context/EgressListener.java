package io.meshsim.part.istiod.context;

import java.util.List;

/**
 * What a proxy may reach through one egress listener.
 *
 * @param port 0 for all ports
 */
public record EgressListener(
        int port, List<MeshService> services, List<ResolvedVirtualService> virtualServices) {

    public EgressListener {
        services = List.copyOf(services);
        virtualServices = List.copyOf(virtualServices);
    }
}
