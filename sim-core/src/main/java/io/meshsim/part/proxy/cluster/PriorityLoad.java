package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/**
 * Which share of the requests each priority of a cluster gets, and which of them is in panic: one
 * whose requests go to all its hosts because too few are healthy.
 *
 * <p>Source: Envoy 1.34 source/extensions/load_balancing_policies/common/load_balancer_impl.cc.
 */
final class PriorityLoad {

    private static final int WHOLE = 100;

    private final int[] percent;
    private final boolean[] panic;

    /**
     * The load of levels with these hosts, the highest priority first.
     *
     * @param overprovisioning percent by which hosts are counted; Envoy's default is 140
     * @param panicPercent a level with a smaller share of healthy hosts may panic; 0 for never
     */
    PriorityLoad(int[] healthy, int[] total, int overprovisioning, double panicPercent) {
        this.percent = new int[total.length];
        this.panic = new boolean[total.length];
        int[] health = health(healthy, total, overprovisioning);
        int available = Math.min(WHOLE, sum(health));
        boolean allPanic = available < WHOLE;
        for (int i = 0; i < total.length; i++) {
            double share = total[i] == 0 ? 0 : (double) WHOLE * healthy[i] / total[i];
            panic[i] = available < WHOLE && share < panicPercent;
            allPanic &= panic[i];
        }
        if (allPanic) {
            spread(total, sum(total));
        } else {
            spread(health, available);
        }
    }

    /** Priorities there are. */
    int levels() {
        return percent.length;
    }

    /** The share of a level in percent. */
    int percent(int level) {
        return percent[level];
    }

    /** Whether a level's requests go to all its hosts. */
    boolean isPanic(int level) {
        return panic[level];
    }

    /** The level of a request; draws only if there is a choice. */
    int choose(LongSupplier draws) {
        int drawn = -1;
        int sum = 0;
        for (int i = 0; i < percent.length; i++) {
            if (percent[i] == WHOLE) {
                return i;
            }
            if (drawn < 0) {
                drawn = (int) Long.remainderUnsigned(draws.getAsLong(), WHOLE);
            }
            sum += percent[i];
            if (drawn < sum) {
                return i;
            }
        }
        return 0;
    }

    private static int[] health(int[] healthy, int[] total, int overprovisioning) {
        int[] health = new int[total.length];
        for (int i = 0; i < total.length; i++) {
            long many = total[i] == 0 ? 0 : (long) overprovisioning * healthy[i] / total[i];
            health[i] = (int) Math.min(WHOLE, many);
        }
        return health;
    }

    /** In proportion, rounded down; what is left over goes to the first that gets anything. */
    private void spread(int[] parts, int whole) {
        if (whole == 0) {
            percent[0] = WHOLE;
            return;
        }
        int left = WHOLE;
        int first = -1;
        for (int i = 0; i < parts.length; i++) {
            percent[i] = (int) Math.min(left, (long) parts[i] * WHOLE / whole);
            left -= percent[i];
            if (first < 0 && parts[i] > 0) {
                first = i;
            }
        }
        percent[first] += left;
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }
}
