package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.Node;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The machines of the cluster: one kubelet for each node. */
final class Kubelets {

    private final Simulation sim;
    private final ApiServer api;
    private final Kubelet.Cluster cluster;
    private final Map<String, Kubelet> kubelets = new LinkedHashMap<>();
    private int nodes;

    Kubelets(Simulation sim, ApiServer api, Kubelet.Cluster cluster) {
        this.sim = sim;
        this.api = api;
        this.cluster = cluster;
    }

    void start() {
        api.watch("kubelets", List.of(Kind.NODE, Kind.POD), this::changed);
        api.list(Kind.NODE).forEach(this::add);
    }

    void crash(String node) {
        Kubelet kubelet = named(node);
        if (kubelet.isAlive()) {
            api.record("node.crash", key(node));
            kubelet.crash();
        }
    }

    void restart(String node) {
        Kubelet kubelet = named(node);
        if (!kubelet.isAlive()) {
            api.record("node.restart", key(node));
            kubelet.boot();
        }
    }

    void containerCrashed(Pod pod) {
        Kubelet kubelet = kubelets.get(pod.node());
        if (kubelet != null) {
            kubelet.crashed(pod.key());
        }
    }

    /** Whether each has nothing to do and its node's Ready condition tells the truth. */
    boolean areSettled() {
        for (Resource resource : api.list(Kind.NODE)) {
            Kubelet kubelet = kubelets.get(resource.meta().name());
            if (kubelet == null
                    || kubelet.isConnected() != ((Node) resource).ready()
                    || !kubelet.isSettled()) {
                return false;
            }
        }
        return true;
    }

    private void changed(Change change) {
        if (change.resource() instanceof Pod pod) {
            Kubelet kubelet = kubelets.get(pod.node());
            if (kubelet != null) {
                kubelet.hear(pod.key());
            }
        } else if (change.after() != null) {
            add(change.after());
        } else {
            remove(change.key().name());
        }
    }

    private void add(Resource node) {
        if (!kubelets.containsKey(node.meta().name())) {
            Kubelet kubelet = new Kubelet(sim, api, cluster, node.key(), ++nodes);
            kubelets.put(node.meta().name(), kubelet);
            kubelet.boot();
        }
    }

    /** The machine is gone for good, and its pods with it. */
    private void remove(String node) {
        Kubelet kubelet = kubelets.remove(node);
        if (kubelet != null) {
            kubelet.crash();
            api.pods().onNode(node).forEach(pod -> api.remove(pod.key(), "pod.deleted"));
        }
    }

    private Kubelet named(String node) {
        Kubelet kubelet = kubelets.get(node);
        if (kubelet == null) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "node \"%s\" must be one of %s", node, kubelets.keySet()));
        }
        return kubelet;
    }

    private static ResourceKey key(String node) {
        return new ResourceKey(Kind.NODE, "", node);
    }
}
