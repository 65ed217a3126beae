package io.meshsim.part.kube;

import io.meshsim.config.Pod;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timer;
import io.meshsim.engine.time.SimTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Deletes the pods of unreachable nodes after their toleration, node by node.
 *
 * <p>One node each {@code nodeEvictionInterval}; if more than two nodes and at least 55 % of all
 * are not ready, ten times slower, and not at all with up to 50 nodes; if no node is ready, none,
 * and tolerations begin anew when one is. All nodes are one zone. Source: Kubernetes 1.32,
 * pkg/controller/nodelifecycle, and kube-controller-manager's {@code --node-eviction-rate} 0.1,
 * {@code --secondary-node-eviction-rate} 0.01, {@code --unhealthy-zone-threshold} 0.55, {@code
 * --large-cluster-size-threshold} 50.
 */
final class Evictions {

    private static final int SLOWDOWN = 10;
    private static final int UNHEALTHY_PERCENT = 55;
    private static final int UNHEALTHY_NODES = 2;
    private static final int LARGE_CLUSTER = 50;

    private final Simulation sim;
    private final ApiServer api;
    private final long tolerationNanos;
    private final long intervalNanos;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Timer> tainted = new LinkedHashMap<>();
    private final Map<String, Timer> timers = new LinkedHashMap<>();
    private long nextNanos;
    private boolean stopped;

    /** A node to be tainted, and the trace record that led to it. */
    private record Waiting(String node, long cause) {}

    Evictions(Simulation sim, ApiServer api, KubeSettings settings) {
        this.sim = sim;
        this.api = api;
        this.tolerationNanos = SimTime.nanos(settings.unreachableToleration());
        this.intervalNanos = SimTime.nanos(settings.nodeEvictionInterval());
    }

    void add(String node) {
        waiting.add(new Waiting(node, sim.trace().cause()));
    }

    /** The node is back: its pods stay. */
    void forget(String node) {
        waiting.removeIf(other -> other.node().equals(node));
        Timer timer = tainted.remove(node);
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Taints the next nodes, if it is time. */
    void advance(int ready, int notReady) {
        stopped = ready == 0;
        if (stopped) {
            new ArrayList<>(tainted.keySet()).forEach(this::suspend);
            return;
        }
        int all = ready + notReady;
        boolean partial =
                notReady > UNHEALTHY_NODES && notReady * 100L >= (long) all * UNHEALTHY_PERCENT;
        stopped = partial && all <= LARGE_CLUSTER;
        long interval = partial ? intervalNanos * SLOWDOWN : intervalNanos;
        while (!stopped && !waiting.isEmpty() && nextNanos <= sim.nowNanos()) {
            Waiting next = waiting.remove();
            sim.trace().causedBy(next.cause());
            taint(next.node());
            nextNanos = SimTime.later(sim.nowNanos(), interval);
        }
    }

    /** Whether pods will be evicted as things stand. */
    boolean isPending() {
        return tainted.keySet().stream().anyMatch(this::hasPods)
                || (!stopped && waiting.stream().anyMatch(next -> hasPods(next.node())));
    }

    private void suspend(String node) {
        forget(node);
        add(node);
    }

    private void taint(String node) {
        Timer timer =
                timers.computeIfAbsent(
                        node, name -> sim.timer("evict pods of " + name, () -> evict(name)));
        timer.after(tolerationNanos);
        tainted.put(node, timer);
    }

    private void evict(String node) {
        for (Pod pod : api.pods().onNode(node)) {
            if (!pod.terminating()) {
                api.delete(pod.key(), "evict");
            }
        }
    }

    private boolean hasPods(String node) {
        return api.pods().onNode(node).stream().anyMatch(pod -> !pod.terminating());
    }
}
