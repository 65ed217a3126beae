package io.meshsim.part.istiod.context;

import io.meshsim.config.Sidecar;
import java.util.List;

/**
 * What a proxy may reach through one egress listener.
 *
 * @param declared the listener as the Sidecar has it; one for all ports if there is no Sidecar
 */
public record EgressListener(
        Sidecar.Egress declared,
        List<MeshService> services,
        List<ResolvedVirtualService> virtualServices) {

    public EgressListener {
        services = List.copyOf(services);
        virtualServices = List.copyOf(virtualServices);
    }

    /** The port that its services have; 0 for all ports. */
    public int port() {
        return declared.port();
    }
}
