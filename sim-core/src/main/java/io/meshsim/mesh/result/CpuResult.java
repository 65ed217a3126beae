package io.meshsim.mesh.result;

/**
 * CPU used by a component, in cores on average over the run.
 *
 * @param throttledNanos for how long its instances stood still at their limit, added up
 */
public record CpuResult(String component, int instances, double cores, double throttledNanos) {

    /** Of a component without a limit. */
    public CpuResult(String component, int instances, double cores) {
        this(component, instances, cores, 0);
    }
}
