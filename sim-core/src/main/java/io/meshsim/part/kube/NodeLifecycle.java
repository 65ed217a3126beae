package io.meshsim.part.kube;

import io.meshsim.config.Kind;
import io.meshsim.config.Node;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timer;
import io.meshsim.engine.time.SimTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Judges nodes by their leases.
 *
 * <p>Each {@code nodeMonitorPeriod} it looks whether a lease was renewed since the last look. A
 * node whose last renewal was seen {@code nodeMonitorGracePeriod} ago is not ready, and its pods
 * are not. So a silent node is found out within grace plus period after its last renewal.
 * Kubernetes asks for strictly more than the grace period, by a clock that its own work moves on
 * between two looks; here looks are exact, so reaching it is enough. Source: Kubernetes 1.32,
 * pkg/controller/nodelifecycle/node_lifecycle_controller.go, tryUpdateNodeHealth.
 */
final class NodeLifecycle {

    private final Simulation sim;
    private final ApiServer api;
    private final long periodNanos;
    private final long graceNanos;
    private final Evictions evictions;
    private final Timer monitor;
    private final Map<String, Health> healths = new LinkedHashMap<>();

    private static final class Health {
        private boolean renewed;
        private long seenNanos;

        /** The trace record of what made it fall silent; 0 if none is known. */
        private long silentCause;
    }

    NodeLifecycle(Simulation sim, ApiServer api, KubeSettings settings) {
        this.sim = sim;
        this.api = api;
        this.periodNanos = SimTime.nanos(settings.nodeMonitorPeriod());
        this.graceNanos = SimTime.nanos(settings.nodeMonitorGracePeriod());
        this.evictions = new Evictions(sim, api, settings);
        this.monitor = sim.timer("node monitor", this::look);
    }

    void start() {
        look();
    }

    /** A node's machine dies; for the trace alone, as nobody can see it yet. */
    void died(ResourceKey key) {
        health(key.name()).silentCause = sim.trace().cause();
    }

    /** A kubelet renewed its lease and said that its node is ready. */
    void renewed(ResourceKey key) {
        Health health = health(key.name());
        health.renewed = true;
        health.silentCause = 0;
        api.get(key)
                .map(Node.class::cast)
                .filter(node -> !node.ready())
                .ifPresent(node -> api.write(node.withReady(true), "node.ready"));
        evictions.forget(key.name());
    }

    boolean isEvicting() {
        return evictions.isPending();
    }

    private Health health(String node) {
        return healths.computeIfAbsent(
                node,
                ignored -> {
                    Health health = new Health();
                    health.seenNanos = sim.nowNanos();
                    return health;
                });
    }

    private void look() {
        int ready = 0;
        int notReady = 0;
        for (Resource resource : api.list(Kind.NODE)) {
            if (judge((Node) resource)) {
                ready++;
            } else {
                notReady++;
            }
        }
        evictions.advance(ready, notReady);
        sim.trace().causedBy(0);
        monitor.after(periodNanos);
    }

    private boolean judge(Node node) {
        Health health = health(node.meta().name());
        if (health.renewed) {
            health.renewed = false;
            health.seenNanos = sim.nowNanos();
        }
        boolean silent = sim.nowNanos() - health.seenNanos >= graceNanos;
        if (silent && node.ready()) {
            sim.trace().causedBy(health.silentCause);
            fail(node);
        }
        return node.ready() && !silent;
    }

    private void fail(Node node) {
        api.write(node.withReady(false), "node.notready");
        for (Pod pod : api.pods().onNode(node.meta().name())) {
            api.write(pod.withReady(false), "pod.notready");
        }
        evictions.add(node.meta().name());
    }
}
