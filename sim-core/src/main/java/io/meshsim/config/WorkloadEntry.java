package io.meshsim.config;

/**
 * A WorkloadEntry: a workload that is no pod.
 *
 * @param health what its status says of its health checks
 */
public record WorkloadEntry(Meta meta, Workload workload, Health health) implements Resource {

    /** The condition {@code Healthy} of the status. */
    public enum Health {
        UNKNOWN,
        HEALTHY,
        UNHEALTHY
    }

    /**
     * Says that its agent checks its health.
     *
     * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/serviceentry/conversion.go, status annotation
     * of auto-registered entries.
     */
    public static final String CHECKED = "proxy.istio.io/health-checks-enabled";

    /** One that nobody checks. */
    public WorkloadEntry(Meta meta, Workload workload) {
        this(meta, workload, Health.UNKNOWN);
    }

    @Override
    public Kind kind() {
        return Kind.WORKLOAD_ENTRY;
    }

    @Override
    public WorkloadEntry withMeta(Meta other) {
        return new WorkloadEntry(other, workload, health);
    }

    /** The same with another health. */
    public WorkloadEntry withHealth(Health other) {
        return new WorkloadEntry(meta, workload, other);
    }

    /** Labels that selectors look at. */
    public Labels labels() {
        return workload.labels();
    }

    /** Whether it takes requests: one that is checked only once it has been found healthy. */
    public boolean isServing() {
        boolean isChecked = meta.annotations().get(CHECKED).orElse("").equals("true");
        return !isChecked || health == Health.HEALTHY;
    }
}
