package io.meshsim.mesh;

import io.meshsim.part.workload.Behaviour;
import java.util.List;

/**
 * A host outside the mesh: one machine without a sidecar that answers on every port.
 *
 * @param name under which everybody's DNS knows it
 * @param addresses at least one; DNS answers with the first
 */
public record OutsideHost(String name, List<String> addresses, Behaviour behaviour) {

    /** Namespace of all of them where places and workloads are told by one. */
    public static final String NAMESPACE = "outside";

    public OutsideHost {
        addresses = List.copyOf(addresses);
        if (name.isBlank() || addresses.isEmpty()) {
            throw new IllegalArgumentException(
                    "host \""
                            + name
                            + "\" with addresses "
                            + addresses
                            + " outside the mesh needs a name and an address");
        }
    }
}
