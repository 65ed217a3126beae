package io.meshsim.part.istiod.fleet;

import io.meshsim.engine.time.SimTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How many replicas a HorizontalPodAutoscaler without a behavior of its own wants.
 *
 * <p>Source: Kubernetes 1.32 pkg/controller/podautoscaler/replica_calculator.go
 * (GetResourceReplicas), horizontal.go (normalizeDesiredReplicas).
 */
final class Recommendation {

    private static final double UP_FACTOR = 2;
    private static final int UP_MINIMUM = 4;

    private final AutoscaleSettings settings;
    private final Deque<Past> past = new ArrayDeque<>();

    private record Past(long nanos, int replicas) {}

    Recommendation(AutoscaleSettings settings) {
        this.settings = settings;
    }

    /**
     * The number to scale to now.
     *
     * @param readyMillis use of each pod that is ready, in thousandths of a core
     * @param unready pods whose use is not known yet
     */
    int replicas(long nowNanos, int current, List<Integer> readyMillis, int unready) {
        if (past.isEmpty()) {
            past.add(new Past(nowNanos, current));
        }
        int wanted = readyMillis.isEmpty() ? current : wanted(current, readyMillis, unready);
        return bounded(current, stabilized(nowNanos, wanted));
    }

    private int wanted(int current, List<Integer> readyMillis, int unready) {
        int used = readyMillis.stream().mapToInt(millis -> millis).sum();
        double ratio = ratio(used, readyMillis.size());
        if (unready == 0 || ratio <= 1) {
            return isTolerated(ratio) ? current : up(ratio * readyMillis.size());
        }
        // Those that have just come are taken to use nothing, so that they damp the next step.
        int all = readyMillis.size() + unready;
        double damped = ratio(used, all);
        return isTolerated(damped) || damped < 1 ? current : Math.max(current, up(damped * all));
    }

    /** Use by target, in whole percent as the controller has it. */
    private double ratio(int usedMillis, int pods) {
        int percent = (int) ((long) usedMillis * 100 / ((long) settings.cpuRequestMillis() * pods));
        return (double) percent / settings.targetPercent();
    }

    private boolean isTolerated(double ratio) {
        return Math.abs(1 - ratio) <= settings.tolerance();
    }

    /** The highest of those of the last while. */
    private int stabilized(long nowNanos, int wanted) {
        long cutoff = nowNanos - SimTime.nanos(settings.downscaleStabilization());
        past.removeIf(old -> old.nanos() < cutoff);
        past.add(new Past(nowNanos, wanted));
        return past.stream().mapToInt(Past::replicas).max().orElse(wanted);
    }

    private int bounded(int current, int wanted) {
        int limit = Math.max((int) (UP_FACTOR * current), UP_MINIMUM);
        int most = Math.min(settings.maxReplicas(), limit);
        return Math.max(settings.minReplicas(), Math.min(wanted, most));
    }

    private static int up(double replicas) {
        return (int) Math.ceil(replicas);
    }
}
