package io.meshsim.mesh.result;

/**
 * How much configuration each proxy of a workload holds.
 *
 * @param workload {@code namespace/name}
 * @param proxies how many there are
 * @param held what one of them holds, the one whose pod's name comes first
 * @param withoutSidecars what it would hold if there were no Sidecar resources
 */
public record ConfigResult(
        String workload, int proxies, ConfigBytes held, ConfigBytes withoutSidecars) {}
