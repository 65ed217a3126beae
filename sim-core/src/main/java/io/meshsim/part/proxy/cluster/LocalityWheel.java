package io.meshsim.part.proxy.cluster;

/**
 * Localities of one priority that take turns by their weights, the earliest deadline first. A
 * locality of which some hosts are down weighs as much as it did up to a point.
 *
 * <p>Source: Envoy 1.34 source/extensions/load_balancing_policies/common/locality_wrr.cc.
 */
final class LocalityWheel {

    private final double[] period;
    private final double[] deadline;

    /** Localities with these weights; those that weigh nothing get no turn. */
    LocalityWheel(double[] weights) {
        period = new double[weights.length];
        deadline = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            period[i] = weights[i] > 0 ? 1 / weights[i] : Double.POSITIVE_INFINITY;
            deadline[i] = period[i];
        }
    }

    /** What a locality's weight is worth when so many of its hosts are healthy. */
    static double effectiveWeight(long weight, int healthy, int total, int overprovisioning) {
        if (healthy == 0) {
            return 0;
        }
        double available = overprovisioning / 100.0 * healthy / total;
        return weight * Math.min(1, available);
    }

    /** Whether none weighs anything. */
    boolean isStill() {
        return deadline[next()] == Double.POSITIVE_INFINITY;
    }

    /** Whose turn it is. */
    int next() {
        int first = 0;
        for (int i = 1; i < deadline.length; i++) {
            if (deadline[i] < deadline[first]) {
                first = i;
            }
        }
        return first;
    }

    /** Whose turn it is; the next one's comes. */
    int turn() {
        int first = next();
        deadline[first] += period[first];
        return first;
    }
}
