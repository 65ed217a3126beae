package io.meshsim.dsl;

import io.meshsim.engine.Tracing;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.Settings;
import io.meshsim.mesh.check.Invariant;
import io.meshsim.mesh.check.LastConfig;
import io.meshsim.mesh.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running mesh, as a test sees it; times count from the moment it had settled. */
public final class Mesh {

    private final RunningMesh running;
    private final Faults faults;
    private final MeshFailures failures;
    private final Answers answers;
    private final Topology topology;
    private final List<Happening> happenings = new ArrayList<>();

    Mesh(RunningMesh running, Topology topology, SimOptions options) {
        this.running = running;
        this.topology = topology;
        this.faults = new Faults(running);
        this.answers = new Answers(running);
        this.failures = new MeshFailures(this, options);
    }

    void settle() {
        running.settle();
        answers.forget();
        failures.keepTrace();
    }

    /** Makes something happen at a time that must not lie in the past. */
    public void at(Duration time, Action action) {
        schedule(SimTime.nanos(time), action);
        happenings.add(new Happening(time, action));
    }

    /** Makes something happen now and again after each period, until told otherwise. */
    public Repetition every(Duration period, Action action) {
        Repetition repetition = new Repetition(this, period, action);
        repetition.start();
        return repetition;
    }

    /** Makes a whole history happen. */
    public void play(List<Happening> history) {
        for (Happening happening : history) {
            at(happening.at(), happening.action());
        }
    }

    /** Runs for a length of time. */
    public void runFor(Duration duration) {
        running.runForNanos(SimTime.nanos(duration));
    }

    /** Runs until that many requests of clients have ended; fails after an hour of mesh time. */
    public void runUntilRequests(int count) {
        long limit = SimTime.nanos(Duration.ofHours(1));
        if (!running.simulation().runUntil(() -> answers.clients().size() >= count, limit)) {
            throw failures.failure(
                    count + " requests within an hour", answers.clients().size() + "", "");
        }
    }

    /** Checks laws after every event from now on. */
    public void always(Invariant... laws) {
        for (Invariant law : laws) {
            Invariant.Probe probe = law.watch(running);
            running.simulation().afterEveryEvent(() -> check(law, probe));
        }
    }

    /** A claim that must come true; say by when with {@link Eventually#within}. */
    public Eventually eventually(Claim claim) {
        return new Eventually(this, claim);
    }

    /**
     * What led to the latest record of a milestone, from the action that began it.
     *
     * @throws MeshFailure if it has not happened
     * @throws IllegalStateException if the simulation does not trace causes
     */
    public CauseChain why(Milestone milestone) {
        Tracing tracing = running.simulation().settings().tracing();
        if (tracing != Tracing.CAUSES) {
            throw new IllegalStateException("to say why needs tracing CAUSES, not " + tracing);
        }
        KeptTrace kept = failures.kept();
        return kept.last(milestone.evidence())
                .map(kept::chain)
                .orElseThrow(
                        () ->
                                failures.failure(
                                        milestone + ", to say why", "it has not happened", ""));
    }

    /** Ends every partition and restarts whatever is down, now. */
    public void heal() {
        faults.heal();
    }

    /**
     * A time after which a healed mesh has agreed with itself again: a node notices and its pods
     * start anew, a stream that broke is found broken and opened again after the longest back-off,
     * and a push has gone through.
     */
    public Duration settlingTime() {
        return SettlingTime.of(running);
    }

    /** What it runs with. */
    public Settings settings() {
        return running.spec().settings();
    }

    /**
     * From a change to istiod's having handled it, if it has nothing else to do: the latency of the
     * watch and the time of the handler.
     *
     * @param endpoints in the changed slice; 0 for changes of anything else
     */
    public Duration hearingTime(int endpoints) {
        Duration handler = Duration.ofNanos(settings().costs().istiod().eventNanos(endpoints));
        return settings().kube().watchLatency().plus(handler);
    }

    /** Upper bound from the start of a push to the last acknowledgement, for this topology. */
    public Duration pushToAckBound() {
        return PushToAckBound.of(running);
    }

    /**
     * A metric by its real name, such as {@code pilot_xds_pushes}; all that have these labels, name
     * and value in turn, are added up.
     *
     * @throws IllegalArgumentException if there is no such metric
     */
    public Metric metric(String name, String... labels) {
        return Metric.of(this, name, labels);
    }

    /**
     * One scrape of a pod, {@code namespace/name}, on port 15020: the metrics of its agent and its
     * proxy since they started, as Prometheus reads them.
     *
     * @throws IllegalArgumentException if no such pod runs, or it has no proxy
     * @throws IllegalStateException if its proxy is down
     */
    public String scrape(String pod) {
        return Scrape.of(running, answers, pod);
    }

    /** Pushes since the mesh had settled. */
    public Pushes pushes() {
        return new Pushes(this);
    }

    /** Proxies that are connected to istiod now, as istiod believes; of all instances together. */
    public SeenCount connections() {
        int count = running.istiods().connections();
        return new SeenCount(this, "proxies connected to istiod", count, "");
    }

    /**
     * The pods whose proxies do not serve what istiod would generate for them now: {@code
     * namespace/pod}.
     */
    public List<String> staleProxies() {
        return LastConfig.staleProxies(running);
    }

    /** Instances of istiod now, those that start and those that end included. */
    public SeenCount istiods() {
        return new SeenCount(this, "istiods", running.istiods().all().size(), "");
    }

    /**
     * One of several istiods, by its number in the order of their making, from 1.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public IstiodView istiod(int number) {
        return new IstiodView(this, running.istiods().instance(number));
    }

    /** Requests of clients that have ended since the mesh had settled. */
    public Requests requests() {
        return new Requests(this, answers.clients());
    }

    /** Calls to services that have ended, those that services and gateways made included. */
    public Requests calls() {
        return new Requests(this, answers.calls());
    }

    /**
     * The configuration that each proxy of a workload, {@code namespace/name}, holds now.
     *
     * @throws IllegalArgumentException if no such workload has a proxy
     */
    public ProxyConfig configOf(String workload) {
        return ProxyConfig.of(this, workload);
    }

    /** Time since the mesh had settled. */
    public Duration now() {
        return Duration.ofNanos(running.nowNanos());
    }

    /** Equal digests mean equal runs. */
    public String digest() {
        return running.simulation().trace().digest();
    }

    /** Everything underneath, for what the language has no word for. */
    public RunningMesh running() {
        return running;
    }

    long absoluteNanos(Duration time) {
        return running.simulation().nowNanos() - running.nowNanos() + time.toNanos();
    }

    Topology topology() {
        return topology;
    }

    List<Happening> happenings() {
        return happenings;
    }

    Answers answers() {
        return answers;
    }

    MeshFailures failures() {
        return failures;
    }

    private void check(Invariant law, Invariant.Probe probe) {
        Optional<String> seen = probe.violation();
        if (seen.isPresent()) {
            throw failures.broken(law.law(), seen.get());
        }
    }

    void schedule(long timeNanos, Action action) {
        long delay = timeNanos - running.nowNanos();
        if (delay < 0) {
            throw new IllegalArgumentException(
                    "\""
                            + action
                            + "\" at "
                            + SimTime.text(timeNanos)
                            + " lies before now, "
                            + SimTime.text(running.nowNanos()));
        }
        running.simulation().after(delay, action.text(), () -> action.effect().accept(faults));
    }
}
