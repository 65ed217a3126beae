package io.meshsim.part.istiod.fleet;

/**
 * How many instances a Deployment makes and ends at a time while it replaces them; those that have
 * been told to end do not count.
 *
 * <p>Source: Kubernetes 1.32 pkg/controller/deployment/rolling.go, util/deployment_util.go.
 *
 * @param maxSurge instances beyond the wanted number
 * @param maxUnavailable instances that may be missing from it
 */
public record Rollout(int maxSurge, int maxUnavailable) {

    public Rollout {
        if (maxSurge < 0 || maxUnavailable < 0 || maxSurge + maxUnavailable == 0) {
            throw new IllegalArgumentException(
                    "maxSurge "
                            + maxSurge
                            + " and maxUnavailable "
                            + maxUnavailable
                            + " must not be negative, nor both be 0");
        }
    }

    /** As istiod's chart says: 100 % more, rounded up, and 25 % less, rounded down. */
    public static Rollout ofChart(int replicas) {
        return new Rollout(replicas, replicas / 4);
    }

    /** New instances to make now. */
    int toMake(int wanted, int made, int all) {
        return Math.max(0, Math.min(wanted - made, wanted + maxSurge - all));
    }

    /** Old instances to end now that are not ready: they are missed by nobody. */
    int toEndUnready(int wanted, int all, int newUnready) {
        return Math.max(0, all - least(wanted) - newUnready);
    }

    /** Old instances to end now that are ready. */
    int toEndReady(int wanted, int ready) {
        return Math.max(0, ready - least(wanted));
    }

    private int least(int wanted) {
        return Math.max(0, wanted - maxUnavailable);
    }
}
