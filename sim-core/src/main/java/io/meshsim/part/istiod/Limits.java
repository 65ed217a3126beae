package io.meshsim.part.istiod;

import io.meshsim.engine.station.CfsQuota;
import java.util.Optional;

/**
 * The resource limits of istiod's container.
 *
 * <p>Source: Istio 1.30 manifests/charts/istio-control/istio-discovery/values.yaml (requests of
 * 500m and 2Gi, no limits).
 *
 * @param cpuMillis thousandths of a core, of which Linux gives a share every 100 ms; 0 for none
 * @param memoryBytes what it may have before the kernel kills it; 0 for any amount
 */
public record Limits(int cpuMillis, long memoryBytes) {

    /** What Istio's chart ships. */
    public static final Limits NONE = new Limits(0, 0);

    public Limits {
        if (cpuMillis < 0) {
            throw new IllegalArgumentException(
                    "istiod's CPU limit of " + cpuMillis + " millicores must not be negative");
        }
        if (memoryBytes < 0) {
            throw new IllegalArgumentException(
                    "istiod's memory limit of " + memoryBytes + " bytes must not be negative");
        }
    }

    /** The same with another limit of CPU. */
    public Limits withCpuMillis(int millis) {
        return new Limits(millis, memoryBytes);
    }

    /** The same with another limit of memory. */
    public Limits withMemoryBytes(long bytes) {
        return new Limits(cpuMillis, bytes);
    }

    /** The limit in whole CPUs, rounded up: what Istio's chart sets GOMAXPROCS to. */
    public int wholeCpus() {
        return (cpuMillis + 999) / 1000;
    }

    /** What Linux makes of the limit of CPU. */
    public Optional<CfsQuota> cpuQuota() {
        return cpuMillis == 0 ? Optional.empty() : Optional.of(CfsQuota.ofMillicores(cpuMillis));
    }
}
