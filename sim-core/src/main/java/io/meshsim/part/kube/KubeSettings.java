package io.meshsim.part.kube;

import io.meshsim.cost.Calibrated;
import io.meshsim.cost.KubeCosts;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.Locale;

/**
 * The settings of a Kubernetes cluster, under Kubernetes' own option names where it has one.
 *
 * @param nodeMonitorPeriod how often the node lifecycle controller looks at the leases; 5 s
 *     (kube-controller-manager {@code --node-monitor-period})
 * @param nodeMonitorGracePeriod how long a node may be silent before it is not ready; 50 s since
 *     1.32, 40 s before (kube-controller-manager {@code --node-monitor-grace-period},
 *     pkg/controller/nodelifecycle/config/v1alpha1/defaults.go)
 * @param leaseRenewInterval how often a kubelet renews its lease; 10 s, a quarter of {@code
 *     nodeLeaseDurationSeconds} 40 (pkg/kubelet/kubelet.go)
 * @param unreachableToleration how long pods stay on a node that is not ready; 300 s (admission
 *     plugin DefaultTolerationSeconds)
 * @param nodeEvictionInterval least time between the evictions of two nodes; 10 s, that is
 *     kube-controller-manager {@code --node-eviction-rate} 0.1 per second
 * @param watchLatency from a write at the API server to a watcher; assumed, see {@link KubeCosts}
 * @param endpointUpdatesBatchPeriod how long endpoint slices wait for more pod changes; 0
 *     (kube-controller-manager {@code --endpointslice-updates-batch-period})
 * @param endpointSliceSync work on one service's slices; assumed, see {@link KubeCosts}
 * @param podStartup from a pod's arrival at its node to started containers; assumed, see {@link
 *     KubeCosts}
 * @param terminationDrain how long a pod serves on after its deletion began; 5 s (Istio's
 *     ProxyConfig {@code terminationDrainDuration})
 * @param maxPods pods that fit on a node; 110 (kubelet {@code maxPods})
 */
public record KubeSettings(
        Duration nodeMonitorPeriod,
        Duration nodeMonitorGracePeriod,
        Duration leaseRenewInterval,
        Duration unreachableToleration,
        Duration nodeEvictionInterval,
        Duration watchLatency,
        Duration endpointUpdatesBatchPeriod,
        Duration endpointSliceSync,
        Duration podStartup,
        Duration terminationDrain,
        int maxPods) {

    /** Kubernetes 1.32. */
    public static final KubeSettings DEFAULT =
            new KubeSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(10),
                    duration(KubeCosts.DEFAULT.watchLatency()),
                    Duration.ZERO,
                    duration(KubeCosts.DEFAULT.endpointSliceSync()),
                    duration(KubeCosts.DEFAULT.podStartup()),
                    Duration.ofSeconds(5),
                    110);

    /** Kubernetes 1.31: as {@link #DEFAULT}, with a grace period of 40 s. */
    public static final KubeSettings KUBERNETES_1_31 =
            DEFAULT.withNodeMonitorGracePeriod(Duration.ofSeconds(40));

    private static final int MOST_PODS = 253;

    public KubeSettings {
        positive("nodeMonitorPeriod", nodeMonitorPeriod);
        positive("nodeMonitorGracePeriod", nodeMonitorGracePeriod);
        positive("leaseRenewInterval", leaseRenewInterval);
        notNegative("unreachableToleration", unreachableToleration);
        notNegative("nodeEvictionInterval", nodeEvictionInterval);
        notNegative("watchLatency", watchLatency);
        notNegative("endpointUpdatesBatchPeriod", endpointUpdatesBatchPeriod);
        notNegative("endpointSliceSync", endpointSliceSync);
        notNegative("podStartup", podStartup);
        notNegative("terminationDrain", terminationDrain);
        if (nodeMonitorGracePeriod.compareTo(leaseRenewInterval) <= 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "nodeMonitorGracePeriod %s must be longer than leaseRenewInterval %s",
                            nodeMonitorGracePeriod,
                            leaseRenewInterval));
        }
        if (maxPods < 1 || maxPods > MOST_PODS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "maxPods %d must be between 1 and %d, the addresses of a node",
                            maxPods,
                            MOST_PODS));
        }
    }

    /** The same with another {@code nodeMonitorPeriod}. */
    public KubeSettings withNodeMonitorPeriod(Duration other) {
        return new KubeSettings(
                other,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code nodeMonitorGracePeriod}. */
    public KubeSettings withNodeMonitorGracePeriod(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                other,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code leaseRenewInterval}. */
    public KubeSettings withLeaseRenewInterval(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                other,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code unreachableToleration}. */
    public KubeSettings withUnreachableToleration(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                other,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code nodeEvictionInterval}. */
    public KubeSettings withNodeEvictionInterval(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                other,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code watchLatency}. */
    public KubeSettings withWatchLatency(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                other,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code endpointUpdatesBatchPeriod}. */
    public KubeSettings withEndpointUpdatesBatchPeriod(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                other,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code endpointSliceSync}. */
    public KubeSettings withEndpointSliceSync(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                other,
                podStartup,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code podStartup}. */
    public KubeSettings withPodStartup(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                other,
                terminationDrain,
                maxPods);
    }

    /** The same with another {@code terminationDrain}. */
    public KubeSettings withTerminationDrain(Duration other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                other,
                maxPods);
    }

    /** The same with another {@code maxPods}. */
    public KubeSettings withMaxPods(int other) {
        return new KubeSettings(
                nodeMonitorPeriod,
                nodeMonitorGracePeriod,
                leaseRenewInterval,
                unreachableToleration,
                nodeEvictionInterval,
                watchLatency,
                endpointUpdatesBatchPeriod,
                endpointSliceSync,
                podStartup,
                terminationDrain,
                other);
    }

    private static Duration duration(Calibrated time) {
        return Duration.ofNanos(time.microsToNanos());
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " " + value + " must not be negative");
        }
        SimTime.nanos(value);
    }
}
