package io.meshsim.mesh.result;

/** CPU used by a component, in cores on average over the run. */
public record CpuResult(String component, int instances, double cores) {}
