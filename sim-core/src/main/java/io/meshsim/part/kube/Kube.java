package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** A Kubernetes cluster: an API server, its controllers, and a kubelet on each node. */
public final class Kube {

    private static final Place PLACE = new Place("kube-apiserver", "");

    private final ApiServer api;
    private final DeploymentController deployments;
    private final Scheduler scheduler;
    private final EndpointSliceController slices;
    private final NodeLifecycle lifecycle;
    private final Kubelets kubelets;
    private boolean started;

    /** A cluster without resources whose controllers rest until {@link #start}. */
    public Kube(Simulation sim, KubeSettings settings, Network network, PodRuntime runtime) {
        api = new ApiServer(sim, settings);
        deployments = new DeploymentController(sim, api);
        scheduler = new Scheduler(sim, api, settings.maxPods());
        slices = new EndpointSliceController(sim, api, settings);
        lifecycle = new NodeLifecycle(sim, api, settings);
        kubelets =
                new Kubelets(
                        sim,
                        api,
                        new Kubelet.Cluster(settings, network, PLACE, runtime, lifecycle));
    }

    /** Where resources are written, read and watched. */
    public ApiServer api() {
        return api;
    }

    /**
     * Starts the controllers and the kubelets of all nodes.
     *
     * @throws IllegalStateException if they have been started
     */
    public void start() {
        if (started) {
            throw new IllegalStateException("the cluster has been started already");
        }
        started = true;
        api.watch("namespaces", List.of(Kind.NAMESPACE), this::empty);
        deployments.start();
        scheduler.start();
        slices.start();
        lifecycle.start();
        kubelets.start();
    }

    /**
     * The machine of a node dies: its pods' processes are gone at once, and its lease is no longer
     * renewed. Nothing happens if it is dead.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public void crashNode(String node) {
        kubelets.crash(node);
    }

    /**
     * The machine of a node comes back; pods that it still has start again, with new addresses.
     * Nothing happens if it is running.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public void restartNode(String node) {
        kubelets.restart(node);
    }

    /** A container of a pod has crashed: its kubelet notices, and starts it again. */
    public void containerCrashed(Pod pod) {
        kubelets.containerCrashed(pod);
    }

    /**
     * How a kubelet treats a container outside this cluster's own pods: gives, for the time of each
     * of its crashes, how long it takes until it starts again.
     */
    public LongUnaryOperator restarts() {
        CrashBackoff backoff = new CrashBackoff();
        return crashNanos ->
                Kubelet.RELIST_NANOS + backoff.nextNanos(crashNanos + Kubelet.RELIST_NANOS);
    }

    /**
     * Whether nothing is pending: every watcher and controller is up to date, every node's Ready
     * condition is true to the machine, no eviction is due, and every pod on a node that can be
     * reached is ready and known to be. Pods that no ready node has room for are not waited for,
     * and nor are leases and monitor ticks.
     */
    public boolean isSettled() {
        return api.isQuiet()
                && deployments.isIdle()
                && scheduler.isIdle()
                && slices.isIdle()
                && !lifecycle.isEvicting()
                && kubelets.areSettled();
    }

    /** Where the API server is on the network: outside all nodes. */
    public Place place() {
        return PLACE;
    }

    /** The pod that has this address now, as the API server knows it. */
    public Optional<Pod> podByIp(String ip) {
        return api.pods().withIp(ip);
    }

    private void empty(Change change) {
        if (change.after() == null) {
            String namespace = change.key().name();
            for (Kind kind : Kind.values()) {
                for (Resource resource : api.list(kind)) {
                    if (resource.meta().namespace().equals(namespace)) {
                        api.delete(resource.key());
                    }
                }
            }
        }
    }
}
