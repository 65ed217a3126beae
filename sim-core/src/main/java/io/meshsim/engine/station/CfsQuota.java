package io.meshsim.engine.station;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/**
 * How much core time a control group may use in each period: {@code cpu.max} of Linux.
 *
 * <p>Source: Linux, Documentation/scheduler/sched-bwc.rst (default period 100 ms, both at least 1
 * ms, the period at most 1 s).
 *
 * @param quota core time for all threads together, in each period
 * @param period how often it is given anew
 */
public record CfsQuota(Duration quota, Duration period) {

    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
    private static final Duration DEFAULT_PERIOD = Duration.ofMillis(100);

    public CfsQuota {
        SimTime.nanos(quota);
        if (period.compareTo(LEAST) < 0 || period.compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException("CFS period " + period + " must be 1 ms to 1 s");
        }
        if (quota.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("CFS quota " + quota + " must be at least 1 ms");
        }
    }

    /**
     * The quota that Kubernetes sets for a CPU limit, with a period of 100 ms; limits of less than
     * 10 millicores get the least quota, 1 ms (Kubernetes, pkg/kubelet/cm/helpers_linux.go,
     * MilliCPUToQuota).
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public static CfsQuota ofMillicores(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "CPU limit of " + limit + " millicores must be positive");
        }
        Duration quota = DEFAULT_PERIOD.multipliedBy(limit).dividedBy(1000);
        return new CfsQuota(quota.compareTo(LEAST) < 0 ? LEAST : quota, DEFAULT_PERIOD);
    }
}
