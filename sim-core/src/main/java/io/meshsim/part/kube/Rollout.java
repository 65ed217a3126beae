package io.meshsim.part.kube;

import io.meshsim.config.Deployment;
import io.meshsim.config.Pod;
import java.util.List;
import java.util.function.Predicate;

/**
 * The next step of a Deployment: pods to create, or pods to delete, never both.
 *
 * <p>RollingUpdate with {@code maxSurge} and {@code maxUnavailable} 25 %, the first rounded up, the
 * second down (Kubernetes 1.32, pkg/controller/deployment/rolling.go). The ReplicaSets in between
 * are folded: pods made from the present template are the new one, all others the old one.
 *
 * @param create pods to make from the present template
 * @param delete pods to delete
 */
record Rollout(int create, List<Pod> delete) {

    private static final int SHARE = 4;

    Rollout {
        delete = List.copyOf(delete);
    }

    /** The step for these pods, none of them terminating, oldest first. */
    static Rollout next(Deployment wanted, List<Pod> pods, Predicate<Pod> isNew) {
        List<Pod> fresh = pods.stream().filter(isNew).toList();
        List<Pod> old = pods.stream().filter(isNew.negate()).toList();
        ScaleDownOrder order = new ScaleDownOrder(pods);
        int replicas = wanted.replicas();
        if (fresh.size() > replicas) {
            return new Rollout(0, order.first(fresh, fresh.size() - replicas));
        }
        int room = replicas + surge(replicas) - pods.size();
        int create = Math.min(room, replicas - fresh.size());
        if (create > 0) {
            return new Rollout(create, List.of());
        }
        return new Rollout(0, order.first(old, oldToDelete(replicas, pods, fresh, old)));
    }

    private static int oldToDelete(int replicas, List<Pod> pods, List<Pod> fresh, List<Pod> old) {
        int least = replicas - unavailable(replicas);
        int freshUnready = fresh.size() - ready(fresh);
        int most = pods.size() - least - freshUnready;
        int unready = Math.max(0, Math.min(most, old.size() - ready(old)));
        int spare = Math.max(0, ready(pods) - least);
        return Math.max(0, Math.min(Math.min(most, unready + spare), old.size()));
    }

    private static int ready(List<Pod> pods) {
        return (int) pods.stream().filter(Pod::ready).count();
    }

    private static int surge(int replicas) {
        return (replicas + SHARE - 1) / SHARE;
    }

    private static int unavailable(int replicas) {
        return replicas / SHARE;
    }
}
