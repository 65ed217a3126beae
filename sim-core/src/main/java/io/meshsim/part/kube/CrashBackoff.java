package io.meshsim.part.kube;

/**
 * How long a kubelet waits before it starts a crashed container again: not at all at first, then 10
 * s, doubling to 5 min; after 10 min without a crash it begins anew.
 *
 * <p>Source: Kubernetes 1.32 pkg/kubelet/kubelet.go (backOffPeriod, MaxContainerBackOff 300 s) and
 * client-go util/flowcontrol/backoff.go.
 */
final class CrashBackoff {

    private static final long FIRST_NANOS = 10_000_000_000L;
    private static final long MOST_NANOS = 300_000_000_000L;

    private long waitNanos;
    private long restartNanos;

    /** The wait after a crash at a time; the restart is taken to come right after it. */
    long nextNanos(long crashNanos) {
        boolean anew = waitNanos == 0 || crashNanos - restartNanos > 2 * MOST_NANOS;
        long wait = anew ? 0 : waitNanos;
        waitNanos = anew ? FIRST_NANOS : Math.min(MOST_NANOS, 2 * waitNanos);
        restartNanos = crashNanos + wait;
        return wait;
    }
}
