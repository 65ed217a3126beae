package io.meshsim.part.istiod.fleet;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.part.istiod.Istiod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All istiods of a mesh behind their Service.
 *
 * <p>A connection goes to one that is ready when it is opened, each with the same probability as
 * with kube-proxy, and stays there until it ends.
 */
public final class Istiods {

    /** Makes an istiod that has not been started. */
    public interface Maker {

        /** One by its name. */
        Istiod make(String name);
    }

    private final RandomStream draws;
    private final Pods pods;
    private final Optional<Autoscaler> autoscaler;

    /**
     * Not started; those that are killed start again at once.
     *
     * @param podStartupNanos from the making of a pod to its running process
     */
    public Istiods(
            Simulation simulation, FleetSettings settings, long podStartupNanos, Maker maker) {
        this(simulation, settings, podStartupNanos, () -> killedNanos -> 0, maker);
    }

    /**
     * Not started.
     *
     * @param podStartupNanos from the making of a pod to its running process
     * @param backoffs gives for each pod how long its kubelet waits after its process was killed at
     *     a time
     */
    public Istiods(
            Simulation simulation,
            FleetSettings settings,
            long podStartupNanos,
            Supplier<LongUnaryOperator> backoffs,
            Maker maker) {
        this.draws = simulation.stream("istiod", "service");
        this.pods = new Pods(simulation, settings, podStartupNanos, backoffs, maker);
        this.autoscaler =
                settings.autoscale().map(scaling -> new Autoscaler(simulation, this, scaling));
    }

    /** The autoscaler, if there is one, begins to look. */
    public void startAutoscaler() {
        autoscaler.ifPresent(Autoscaler::start);
    }

    /** Starts the first instances, all at once. */
    public void start() {
        pods.start();
    }

    /** Where a connection that is opened now goes. */
    public Instance choose() {
        List<Instance> ready = those(Instance::isReady);
        if (ready.isEmpty()) {
            return first();
        }
        return ready.get(ready.size() == 1 ? 0 : draws.nextInt(ready.size()));
    }

    /** One that works, if there is one: what it has heard of is what all will hear of. */
    public Instance first() {
        List<Instance> ready = those(one -> one.isReady() && !one.isHung());
        return ready.isEmpty() ? pods.all().get(0) : ready.get(0);
    }

    /** All that are there, those that start and those that end included. */
    public List<Instance> all() {
        return List.copyOf(pods.all());
    }

    /**
     * One by its number.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public Instance instance(int number) {
        for (Instance instance : pods.all()) {
            if (instance.number() == number) {
                return instance;
            }
        }
        List<String> known =
                pods.all().stream().map(one -> Integer.toString(one.number())).toList();
        throw new IllegalArgumentException(
                "there is no istiod number " + number + "; there are " + String.join(", ", known));
    }

    /**
     * Changes how many there shall be; running streams stay where they are.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public void scale(int replicas) {
        if (replicas < 1) {
            throw new IllegalArgumentException(
                    "istiod's replicas " + replicas + " must be at least 1");
        }
        pods.scale(replicas);
    }

    /** How many there shall be. */
    public int replicas() {
        return pods.wanted();
    }

    /** Replaces every instance, so many at a time. */
    public void rollOut(Rollout rollout) {
        pods.rollOut(rollout);
    }

    /** An instance does no work any more, and answers neither pings nor probes. */
    public void hang(int number) {
        pods.hang(instance(number));
    }

    /** It goes on. */
    public void resume(int number) {
        pods.resume(instance(number));
    }

    /** One dies; nothing happens if it is down. */
    public void crash(Instance instance) {
        pods.crash(instance);
    }

    /** One that has crashed starts again. */
    public void restart(Instance instance) {
        pods.restart(instance);
    }

    /** Runs something whenever an instance hangs or goes on. */
    public void whenHung(Runnable watcher) {
        pods.whenHung(watcher);
    }

    /** Whether no instance has anything to do, and none comes or goes. */
    public boolean isQuiet() {
        return pods.isSettled() && pods.all().stream().allMatch(one -> one.istiod().isQuiet());
    }

    /** Proxies that are connected to any. */
    public int connections() {
        return pods.all().stream().mapToInt(one -> one.istiod().connections()).sum();
    }

    /** Whether new streams are let in one by one. */
    public void limitStreams(boolean limit) {
        pods.all().forEach(one -> one.istiod().limitStreams(limit));
    }

    private List<Instance> those(Predicate<Instance> wanted) {
        List<Instance> found = new ArrayList<>();
        for (Instance instance : pods.all()) {
            if (wanted.test(instance)) {
                found.add(instance);
            }
        }
        return found;
    }
}
