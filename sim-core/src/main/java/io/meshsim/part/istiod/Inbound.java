package io.meshsim.part.istiod;

import io.meshsim.config.Change;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.part.istiod.registry.InboundQueue;
import io.meshsim.part.istiod.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What comes in over istiod's watches: the controller of the cluster and that of Istio's kinds have
 * a queue each.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller/controller.go,
 * pilot/pkg/config/kube/crdclient/client.go.
 */
final class Inbound {

    private static final String CLUSTER = "Kubernetes";
    private static final String CONFIG = "config";

    private final IstiodMetrics metrics;
    private final IstiodCosts costs;
    private final InboundQueue cluster;
    private final InboundQueue config;

    Inbound(Parts parts, Consumer<Change> handler) {
        this.metrics = parts.metrics();
        this.costs = parts.costs();
        this.cluster = queue(CLUSTER, parts, handler);
        this.config = queue(CONFIG, parts, handler);
        metrics.queue(CLUSTER, cluster::depth);
        metrics.queue(CONFIG, config::depth);
    }

    /** All that is watched. */
    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>(Registry.CLUSTER_KINDS);
        kinds.addAll(Registry.configKinds());
        return kinds;
    }

    void add(Change change) {
        count(change);
        (change.key().kind().isIstio() ? config : cluster).add(change);
    }

    boolean isQuiet() {
        return cluster.isQuiet() && config.isQuiet();
    }

    void reset() {
        cluster.reset();
        config.reset();
    }

    private InboundQueue queue(String name, Parts parts, Consumer<Change> handler) {
        return new InboundQueue(
                parts.simulation(),
                parts.cpu(),
                name,
                this::costNanos,
                parts.locks(),
                handler,
                metrics::handled);
    }

    /** CPU time to handle a change. */
    long costNanos(Change change) {
        int endpoints =
                change.resource() instanceof EndpointSlice slice ? slice.endpoints().size() : 0;
        return costs.eventNanos(endpoints);
    }

    private void count(Change change) {
        String event = "update";
        if (change.before() == null) {
            event = "add";
        } else if (change.after() == null) {
            event = "delete";
        }
        Kind kind = change.key().kind();
        switch (kind) {
            case SERVICE -> metrics.event("pilot_k8s_reg_events", "Services", event);
            case POD -> metrics.event("pilot_k8s_reg_events", "Pods", event);
            case NODE -> metrics.event("pilot_k8s_reg_events", "Nodes", event);
            case ENDPOINT_SLICE -> metrics.event("pilot_k8s_reg_events", "EndpointSlice", event);
            default -> metrics.event("pilot_k8s_cfg_events", kind.text(), event);
        }
    }
}
