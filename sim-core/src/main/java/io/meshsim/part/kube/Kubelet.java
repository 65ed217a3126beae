package io.meshsim.part.kube;

import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timer;
import io.meshsim.engine.time.SimTime;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A node's machine and its kubelet: runs the pods that the API server gives to the node.
 *
 * <p>It talks to the API server over the network. Cut off, it keeps its pods running, hears of
 * nothing and says nothing; with the next lease that gets through, it looks at everything again.
 */
final class Kubelet {

    /** Kubernetes pod.spec.terminationGracePeriodSeconds, where a pod does not say otherwise. */
    private static final long GRACE_PERIOD_NANOS = 30_000_000_000L;

    /** How often it looks at its containers. Source: pkg/kubelet/kubelet.go, relist period. */
    static final long RELIST_NANOS = 1_000_000_000L;

    private final Simulation sim;
    private final ApiServer api;
    private final Cluster cluster;
    private final ResourceKey node;
    private final Place place;
    private final Addresses addresses;
    private final Timer heartbeat;
    private final Map<ResourceKey, PodWorker> workers = new LinkedHashMap<>();
    private boolean alive;

    /** What all kubelets share. */
    record Cluster(
            KubeSettings settings,
            Network network,
            Place apiPlace,
            PodRuntime runtime,
            NodeLifecycle lifecycle) {}

    Kubelet(Simulation sim, ApiServer api, Cluster cluster, ResourceKey node, int number) {
        this.sim = sim;
        this.api = api;
        this.cluster = cluster;
        this.node = node;
        this.place = new Place("kubelet/" + node.name(), node.name());
        this.addresses = new Addresses(number);
        this.heartbeat = sim.timer(place.name() + " lease", this::renew);
    }

    /** The machine boots; pods that are still given to it start again. */
    void boot() {
        alive = true;
        renew();
    }

    /** The machine dies, and with it everything on it. */
    void crash() {
        alive = false;
        cluster.lifecycle().died(node);
        heartbeat.cancel();
        for (PodWorker worker : workers.values()) {
            worker.end();
            if (worker.isStarted()) {
                cluster.runtime().stop(worker.pod(), true);
            }
        }
        workers.clear();
        addresses.releaseAll();
    }

    boolean isAlive() {
        return alive;
    }

    /** Whether it runs and can talk to the API server. */
    boolean isConnected() {
        return alive
                && cluster.network().reaches(place, cluster.apiPlace())
                && cluster.network().reaches(cluster.apiPlace(), place);
    }

    /** The API server says that one of its pods changed. */
    void hear(ResourceKey key) {
        if (isConnected()) {
            sync(key);
        }
    }

    /** Whether it has nothing to do and the API server knows all it does. */
    boolean isSettled() {
        if (!isConnected()) {
            return true;
        }
        for (Pod pod : api.pods().onNode(node.name())) {
            PodWorker worker = workers.get(pod.key());
            if (worker == null || !worker.isSettled(pod)) {
                return false;
            }
        }
        return workers.values().stream().noneMatch(PodWorker::isStopping);
    }

    private void renew() {
        heartbeat.after(SimTime.nanos(cluster.settings().leaseRenewInterval()));
        tell(
                "lease",
                () -> {
                    cluster.lifecycle().renewed(node);
                    syncAll();
                });
    }

    private void syncAll() {
        if (alive) {
            api.pods().onNode(node.name()).forEach(pod -> sync(pod.key()));
            new ArrayList<>(workers.keySet()).forEach(this::sync);
        }
    }

    private void sync(ResourceKey key) {
        PodWorker worker = workers.get(key);
        Optional<Pod> mine = mine(key);
        if (worker == null) {
            mine.ifPresent(this::receive);
        } else if (mine.isEmpty() || mine.get().terminating()) {
            stop(worker);
        } else if (!worker.status(mine.get()).equals(mine.get())) {
            report(worker);
        }
    }

    private Optional<Pod> mine(ResourceKey key) {
        Optional<Resource> there = api.get(key);
        return there.map(Pod.class::cast).filter(pod -> pod.node().equals(node.name()));
    }

    private void receive(Pod pod) {
        if (pod.terminating()) {
            tell("removal of " + pod.key(), () -> api.remove(pod.key(), "pod.deleted"));
            return;
        }
        PodWorker worker = new PodWorker(pod);
        workers.put(pod.key(), worker);
        if (!pod.ip().isEmpty()) {
            report(worker);
        }
        sim.after(
                SimTime.nanos(cluster.settings().podStartup()),
                "start of " + pod.key(),
                () -> start(worker));
    }

    private void start(PodWorker worker) {
        if (worker.isGone()) {
            return;
        }
        worker.started(addresses.take());
        report(worker);
        cluster.runtime().start(worker.pod(), () -> becomeReady(worker));
    }

    private void becomeReady(PodWorker worker) {
        if (!worker.isGone()) {
            worker.becomeReady();
            report(worker);
        }
    }

    private void stop(PodWorker worker) {
        if (worker.isStopping()) {
            return;
        }
        worker.stopping();
        String name = "end of " + worker.key();
        if (!worker.isStarted()) {
            sim.after(0, name, () -> end(worker));
        } else if (cluster.runtime().terminate(worker.pod(), () -> end(worker))) {
            sim.after(GRACE_PERIOD_NANOS, name, () -> end(worker));
        } else {
            long drainNanos = SimTime.nanos(cluster.settings().terminationDrain());
            sim.after(drainNanos, name, () -> end(worker));
        }
    }

    /** A container of a pod has crashed: it is started again, later from time to time. */
    void crashed(ResourceKey pod) {
        PodWorker worker = workers.get(pod);
        if (worker != null) {
            sim.after(RELIST_NANOS, "relist " + pod, () -> noticeCrash(worker));
        }
    }

    private void noticeCrash(PodWorker worker) {
        if (worker.isGone() || worker.isStopping()) {
            return;
        }
        worker.becomeUnready();
        report(worker);
        long waitNanos = worker.backoff().nextNanos(sim.nowNanos());
        sim.after(waitNanos, "restart in " + worker.key(), () -> restart(worker));
    }

    private void restart(PodWorker worker) {
        if (!worker.isGone() && !worker.isStopping()) {
            cluster.runtime().restart(worker.pod(), () -> becomeReady(worker));
        }
    }

    private void end(PodWorker worker) {
        if (worker.isGone()) {
            return;
        }
        worker.end();
        workers.remove(worker.key());
        if (worker.isStarted()) {
            cluster.runtime().stop(worker.pod(), false);
            addresses.release(worker.pod().ip());
        }
        tell("removal of " + worker.key(), () -> removed(worker.key()));
    }

    private void removed(ResourceKey key) {
        if (mine(key).filter(Pod::terminating).isPresent()) {
            api.remove(key, "pod.deleted");
        }
    }

    private void report(PodWorker worker) {
        tell("status of " + worker.key(), () -> publish(worker));
    }

    /** The status is what it is on arrival, so that a late report cannot undo a newer one. */
    private void publish(PodWorker worker) {
        Optional<Pod> shown = mine(worker.key()).filter(pod -> !pod.terminating());
        if (shown.isPresent() && !worker.isGone()) {
            Pod now = worker.status(shown.get());
            api.write(now, what(shown.get(), now));
        }
    }

    private static String what(Pod before, Pod after) {
        if (before.ready() == after.ready()) {
            return "pod.started";
        }
        return after.ready() ? "pod.ready" : "pod.notready";
    }

    private void tell(String what, Runnable onArrival) {
        if (isConnected()) {
            long nanos = cluster.network().transitNanos(place, cluster.apiPlace(), 0);
            sim.after(nanos, place.name() + " " + what, onArrival);
        }
    }
}
