package io.meshsim.part.istiod.fleet;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.Istiod;
import io.meshsim.part.istiod.fleet.Instance.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many instances as are wanted, as a Deployment, its ReplicaSets and the kubelets do.
 *
 * <p>Source: Istio 1.30 manifests/charts/istio-control/istio-discovery/templates/deployment.yaml
 * (readiness probe); Kubernetes 1.32 pkg/controller/controller_utils.go (who is ended first).
 */
final class Pods {

    private static final long PROBE_DELAY_NANOS = 1_000_000_000L;
    private static final long PROBE_PERIOD_NANOS = 3_000_000_000L;
    private static final long PROBE_TIMEOUT_NANOS = 5_000_000_000L;
    private static final int PROBE_FAILURES = 3;

    /** terminationGracePeriodSeconds: then one that does not end is killed. */
    private static final long GRACE_NANOS = 30_000_000_000L;

    /** Those that are not ready go first, then the youngest. */
    private static final Comparator<Instance> NEXT_TO_END =
            Comparator.comparing(Instance::isReady)
                    .thenComparing(Instance::madeNanos, Comparator.reverseOrder())
                    .thenComparing(Instance::number, Comparator.reverseOrder());

    private final Simulation simulation;
    private final FleetSettings settings;
    private final long startupNanos;
    private final Istiods.Maker maker;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final Event started;
    private final Event probed;
    private final Event ended;
    private final Event probesFailed;
    private final Event restarted;
    private final Supplier<LongUnaryOperator> backoffs;
    private int wanted;
    private int generation;
    private int last;
    private Rollout rollout;

    Pods(
            Simulation simulation,
            FleetSettings settings,
            long podStartupNanos,
            Supplier<LongUnaryOperator> backoffs,
            Istiods.Maker maker) {
        this.simulation = simulation;
        this.settings = settings;
        this.startupNanos = podStartupNanos;
        this.maker = maker;
        this.wanted = settings.replicas();
        this.rollout = Rollout.ofChart(wanted);
        this.started = simulation.event("istiod.pod.started", this::startProcess);
        this.probed = simulation.event("istiod.pod.probed", this::probe);
        this.ended = simulation.event("istiod.pod.ended", this::end);
        this.probesFailed = simulation.event("istiod.pod.unready", this::failProbes);
        this.restarted = simulation.event("istiod.pod.restarted", this::restartKilled);
        this.backoffs = backoffs;
        for (int i = 0; i < wanted; i++) {
            add();
        }
    }

    List<Instance> all() {
        return instances;
    }

    int wanted() {
        return wanted;
    }

    private void start(Istiod istiod) {
        istiod.readyBeforeEndpoints(settings.readyBeforeEndpoints());
        istiod.start();
    }

    void start() {
        for (Instance instance : instances) {
            start(instance.istiod());
            instance.become(Phase.UP);
        }
    }

    boolean isSettled() {
        return instances.stream().noneMatch(one -> one.isStarting() || one.isLeaving());
    }

    void scale(int replicas) {
        wanted = replicas;
        reconcile();
    }

    void rollOut(Rollout how) {
        generation++;
        rollout = how;
        reconcile();
    }

    void hang(Instance instance) {
        instance.hang(true);
        probesFailed.after(PROBE_FAILURES * PROBE_TIMEOUT_NANOS, instance.number());
        watchers.forEach(Runnable::run);
    }

    void resume(Instance instance) {
        instance.hang(false);
        watchers.forEach(Runnable::run);
        reconcile();
    }

    /** A process that hung is gone with what it hung on. */
    void crash(Instance instance) {
        instance.istiod().crash();
        if (instance.isHung()) {
            resume(instance);
        }
    }

    void restart(Instance instance) {
        instance.istiod().restart();
        probed.after(PROBE_DELAY_NANOS, instance.number());
    }

    void whenHung(Runnable watcher) {
        watchers.add(watcher);
    }

    private Instance add() {
        last++;
        String name = last == 1 && settings.replicas() == 1 ? "istiod" : "istiod-" + last;
        Instance instance =
                new Instance(last, name, maker.make(name), generation, simulation.nowNanos());
        instances.add(instance);
        LongUnaryOperator backoff = backoffs.get();
        instance.istiod().whenOutOfMemory(() -> kill(instance, backoff));
        return instance;
    }

    /** The kernel kills its process, and the kubelet starts it again. */
    private void kill(Instance instance, LongUnaryOperator backoff) {
        crash(instance);
        long waitNanos = backoff.applyAsLong(simulation.nowNanos());
        restarted.after(waitNanos, instance.number());
    }

    private void restartKilled(int number) {
        Instance instance = find(number);
        if (instance != null && !instance.isLeaving()) {
            restart(instance);
        }
    }

    private void startProcess(int number) {
        Instance instance = find(number);
        if (instance != null && instance.isStarting()) {
            start(instance.istiod());
            probed.after(PROBE_DELAY_NANOS, number);
        }
    }

    private void probe(int number) {
        Instance instance = find(number);
        if (instance == null || instance.isLeaving() || instance.istiod().isDown()) {
            return;
        }
        if (instance.istiod().isReady()) {
            instance.become(Phase.UP);
            reconcile();
        } else {
            probed.after(PROBE_PERIOD_NANOS, number);
        }
    }

    private void failProbes(int number) {
        Instance instance = find(number);
        if (instance != null) {
            instance.failProbes();
        }
    }

    private void beginEnd(Instance instance) {
        instance.become(Phase.ENDING);
        long nanos = SimTime.nanos(settings.shutdownDuration());
        ended.after(instance.isHung() ? GRACE_NANOS : nanos, instance.number());
    }

    private void end(int number) {
        Instance instance = find(number);
        if (instance != null) {
            crash(instance);
            instance.become(Phase.GONE);
            instances.remove(instance);
            reconcile();
        }
    }

    private @Nullable Instance find(int number) {
        for (Instance instance : instances) {
            if (instance.number() == number) {
                return instance;
            }
        }
        return null;
    }

    /** Until nothing more is to be done now. */
    private void reconcile() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    private boolean step() {
        List<Instance> old = new ArrayList<>();
        List<Instance> made = new ArrayList<>();
        for (Instance instance : instances) {
            if (!instance.isLeaving()) {
                (instance.isOf(generation) ? made : old).add(instance);
            }
        }
        int all = old.size() + made.size();
        make(old.isEmpty() ? wanted - all : rollout.toMake(wanted, made.size(), all));
        return old.isEmpty() ? endOf(made, all - wanted) : endOld(old, made);
    }

    private void make(int number) {
        for (int i = 0; i < number; i++) {
            started.after(startupNanos, add().number());
        }
    }

    private boolean endOld(List<Instance> old, List<Instance> made) {
        int newUnready = (int) made.stream().filter(one -> !one.isReady()).count();
        int oldUnready = (int) old.stream().filter(one -> !one.isReady()).count();
        int all = old.size() + made.size();
        int unready = Math.min(oldUnready, rollout.toEndUnready(wanted, all, newUnready));
        int ready = all - newUnready - oldUnready;
        return endOf(old, unready + rollout.toEndReady(wanted, ready));
    }

    private boolean endOf(List<Instance> some, int number) {
        some.stream().sorted(NEXT_TO_END).limit(Math.max(0, number)).forEach(this::beginEnd);
        return number > 0 && !some.isEmpty();
    }
}
