package io.meshsim.mesh;

import io.meshsim.part.workload.ClientSpec;

/**
 * A client and where it sends from.
 *
 * @param workload the Deployment in whose pods it runs, {@code namespace/name}; empty if it is
 *     outside the cluster
 */
public record ClientPlacement(ClientSpec spec, String workload) {}
