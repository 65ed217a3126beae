package io.meshsim.part.istiod.fleet;

import io.meshsim.engine.time.GoDuration;
import java.time.Duration;

/**
 * A HorizontalPodAutoscaler for istiod, by its CPU use.
 *
 * <p>Source: Istio 1.30 chart istio-discovery (autoscaleMin, autoscaleMax,
 * cpu.targetAverageUtilization, resources.requests.cpu); Kubernetes 1.32 kube-controller-manager
 * (--horizontal-pod-autoscaler-...).
 *
 * @param minReplicas fewest instances; default 1
 * @param maxReplicas most instances; default 5
 * @param targetPercent of the request, on average; default 80
 * @param cpuRequestMillis what an instance requests, in thousandths of a core; default 500
 * @param syncPeriod how often it looks; default 15 s
 * @param tolerance how far from 1 the ratio of use and target may be; default 0.1
 * @param downscaleStabilization how long the highest recommendation holds; default 5 min
 */
public record AutoscaleSettings(
        int minReplicas,
        int maxReplicas,
        int targetPercent,
        int cpuRequestMillis,
        Duration syncPeriod,
        double tolerance,
        Duration downscaleStabilization) {

    /** What the chart and Kubernetes ship. */
    public static final AutoscaleSettings DEFAULT =
            new AutoscaleSettings(
                    1, 5, 80, 500, Duration.ofSeconds(15), 0.1, Duration.ofMinutes(5));

    public AutoscaleSettings {
        if (minReplicas < 1 || maxReplicas < minReplicas) {
            throw new IllegalArgumentException(
                    "an autoscaler's minReplicas "
                            + minReplicas
                            + " must be at least 1 and not more than its maxReplicas "
                            + maxReplicas);
        }
        positive("targetPercent", targetPercent);
        positive("cpuRequestMillis", cpuRequestMillis);
        if (syncPeriod.isNegative() || syncPeriod.isZero() || downscaleStabilization.isNegative()) {
            throw new IllegalArgumentException(
                    "an autoscaler's syncPeriod "
                            + GoDuration.text(syncPeriod)
                            + " must be more than 0 and its downscaleStabilization "
                            + GoDuration.text(downscaleStabilization)
                            + " not negative");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "an autoscaler's tolerance " + tolerance + " must not be negative");
        }
    }

    /** The same within other bounds. */
    public AutoscaleSettings withReplicas(int min, int max) {
        return new AutoscaleSettings(
                min,
                max,
                targetPercent,
                cpuRequestMillis,
                syncPeriod,
                tolerance,
                downscaleStabilization);
    }

    /** The same with another target, in percent of the request. */
    public AutoscaleSettings withTargetPercent(int percent) {
        return new AutoscaleSettings(
                minReplicas,
                maxReplicas,
                percent,
                cpuRequestMillis,
                syncPeriod,
                tolerance,
                downscaleStabilization);
    }

    /** The same with another request, in thousandths of a core. */
    public AutoscaleSettings withCpuRequestMillis(int millis) {
        return new AutoscaleSettings(
                minReplicas,
                maxReplicas,
                targetPercent,
                millis,
                syncPeriod,
                tolerance,
                downscaleStabilization);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "an autoscaler's " + name + " " + value + " must be at least 1");
        }
    }
}
