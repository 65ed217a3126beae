package io.meshsim.mesh;

import io.meshsim.config.Resource;
import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.measure.PassLedger;
import io.meshsim.mesh.measure.PushLedger;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.mesh.path.CallPath;
import io.meshsim.mesh.path.ControlLink;
import io.meshsim.mesh.path.CsrLink;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.mesh.path.Pods;
import io.meshsim.mesh.path.SidecarStarter;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.part.agent.Agent;
import io.meshsim.part.istiod.Identity;
import io.meshsim.part.istiod.Istiod;
import io.meshsim.part.istiod.fleet.Istiods;
import io.meshsim.part.kube.Kube;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A mesh that runs: every part, wired together, on one simulation.
 *
 * <p>{@link #settle} boots it and sets time to zero; after that, times count from there.
 */
public final class RunningMesh {

    /** Where an only istiod is; its own machine never dies by a node's crash. */
    public static final Place ISTIOD = new Place("istiod", "");

    private static final long SETTLE_STEP_NANOS = 10_000_000L;
    private static final long SETTLE_LIMIT_NANOS = 600_000_000_000L;

    private final MeshSpec spec;
    private final Simulation simulation;
    private final Network network;
    private final Metrics metrics = new Metrics();
    private final Observers observers = new Observers();
    private final PassLedger passes;
    private final PushLedger pushes;
    private final RequestLedger requests;
    private final Pods pods = new Pods();
    private final Kube kube;
    private final List<Supplier<PushObserver>> ofEachIstiod = new ArrayList<>();
    private final List<Observers> ofIstiods = new ArrayList<>();
    private final Istiods istiods;
    private final ControlLink controlLink;
    private final CallPath calls;
    private final Clients clients;

    /** Whether something is an istiod, for link rules. */
    public static boolean isIstiod(Place place) {
        return place.equals(ISTIOD) || place.name().startsWith(ISTIOD.name() + "-");
    }

    /** A mesh that has not booted. */
    public RunningMesh(MeshSpec spec, long seed, EngineSettings engine) {
        Settings settings = spec.settings();
        this.spec = spec;
        this.simulation = new Simulation(seed, engine);
        this.network = new Network(settings.costs().network());
        this.passes = new PassLedger(simulation.trace());
        this.pushes = new PushLedger(simulation::nowNanos);
        this.requests = new RequestLedger(metrics);
        this.kube = new Kube(simulation, settings.kube(), network, pods);
        long startupNanos = SimTime.nanos(settings.kube().podStartup());
        this.istiods =
                new Istiods(
                        simulation, settings.fleet(), startupNanos, kube::restarts, istiodMaker());
        this.controlLink =
                new ControlLink(simulation, network, istiods, settings.istiod().streams());
        this.calls = new CallPath(simulation, network, kube.api(), pods, requests);
        this.calls.secure(settings.proxy().enableAutoMtls());
        this.pods.connect(new SidecarStarter(simulation, wiring()), calls);
        this.clients = new Clients(simulation, spec.clients(), pods, calls, requests);
        this.observers.add(pushes);
    }

    /**
     * Boots the mesh: applies all resources, waits until every pod is ready and every proxy has its
     * config, then sets clocks and counts to zero and lets the clients begin.
     *
     * @throws IllegalStateException if that takes longer than ten minutes of simulation time
     */
    public void settle() {
        for (Resource resource : IngressGateways.complete(spec.resources())) {
            kube.api().apply(resource);
        }
        simulation.trace().causedBy(0);
        istiods.limitStreams(false);
        istiods.start();
        kube.start();
        startOutside();
        long limit = SETTLE_LIMIT_NANOS;
        do {
            simulation.runFor(SETTLE_STEP_NANOS);
            limit -= SETTLE_STEP_NANOS;
            if (limit < 0) {
                throw new IllegalStateException(
                        "the mesh did not settle within ten minutes: " + whatIsBusy());
            }
        } while (!isQuiet());
        istiods.limitStreams(true);
        startObserving();
        clients.start();
    }

    /** Whether nothing is on its way: pods, slices, pushes and acknowledgements all done. */
    public boolean isQuiet() {
        return whatIsBusy().isEmpty();
    }

    /** Runs for a length of time. */
    public void runForNanos(long nanos) {
        simulation.runFor(nanos);
    }

    /** Nanoseconds since the mesh had settled. */
    public long nowNanos() {
        return simulation.sinceOriginNanos();
    }

    /** What it was made from. */
    public MeshSpec spec() {
        return spec;
    }

    /** The clock and the events. */
    public Simulation simulation() {
        return simulation;
    }

    /** The links, for rules. */
    public Network network() {
        return network;
    }

    /** Metrics under Istio's names. */
    public Metrics metrics() {
        return metrics;
    }

    /** Packet passes so far. */
    public PassLedger passes() {
        return passes;
    }

    /** Pushes so far. */
    public PushLedger pushes() {
        return pushes;
    }

    /** Requests so far. */
    public RequestLedger requests() {
        return requests;
    }

    /** What runs in pods. */
    public Pods pods() {
        return pods;
    }

    /** Kubernetes. */
    public Kube kube() {
        return kube;
    }

    /** The control plane, or of several instances one that works. */
    public Istiod istiod() {
        return istiods.first().istiod();
    }

    /** All instances of the control plane. */
    public Istiods istiods() {
        return istiods;
    }

    /** The way between the agents and the control plane. */
    public ControlLink controlLink() {
        return controlLink;
    }

    /** Carries calls that no client makes, from a pod or from outside. */
    public CallPath calls() {
        return calls;
    }

    /** Shows every later push to an observer. */
    public void observe(PushObserver observer) {
        observers.add(observer);
    }

    /** Shows every later push of each istiod, those to come included, to an observer of its own. */
    public void observeEachIstiod(Supplier<PushObserver> observer) {
        ofEachIstiod.add(observer);
        ofIstiods.forEach(one -> one.add(observer.get()));
    }

    /** Lets no further request begin. */
    public void stopClients() {
        clients.stop();
    }

    private void startOutside() {
        for (OutsideHost host : spec.outside()) {
            pods.startOutside(OutsideHost.NAMESPACE, host.name(), host.addresses());
        }
    }

    private Istiods.Maker istiodMaker() {
        IntSupplier pushNumbers = Identity.counter();
        return name ->
                new Istiod(
                        new Identity(name, pushNumbers),
                        simulation,
                        spec.settings().istiod(),
                        spec.settings().mesh(),
                        spec.settings().costs().istiod(),
                        kube.api(),
                        name.equals(ISTIOD.name()) ? metrics : metrics.labelled("pod", name),
                        observersOf(name));
    }

    private Observers observersOf(String istiod) {
        Observers own = new Observers();
        own.add(pushes.startsOf(istiod));
        own.add(observers);
        ofEachIstiod.forEach(observer -> own.add(observer.get()));
        ofIstiods.add(own);
        return own;
    }

    private SidecarStarter.Wiring wiring() {
        Settings settings = spec.settings();
        return new SidecarStarter.Wiring(
                kube.api(),
                network,
                controlLink,
                new CsrLink(simulation, network, istiods),
                calls,
                requests,
                spec.allBehaviours(),
                settings.agent(),
                settings.proxy(),
                settings.costs().proxy(),
                settings.costs().kernel(),
                metrics,
                observers,
                passes,
                IngressGateways.ROLE,
                pods.outside());
    }

    private void startObserving() {
        simulation.markOrigin();
        metrics.reset();
        passes.reset();
        pushes.reset();
        requests.reset(simulation.nowNanos());
        istiods.all().forEach(one -> one.istiod().resetStatistics());
        for (Proxy proxy : pods.proxies()) {
            proxy.workers().resetStatistics();
        }
        istiods.startAutoscaler();
    }

    private String whatIsBusy() {
        if (!kube.isSettled()) {
            return "Kubernetes still starts pods or syncs endpoints";
        }
        if (!istiods.isQuiet()) {
            return "istiod still pushes";
        }
        if (!controlLink.isIdle()) {
            return "config is still on its way to proxies";
        }
        for (PodProcess process : pods.alive()) {
            Agent agent = process.agent();
            if (agent != null && !agent.isReady()) {
                return "a proxy has no config or no certificate yet";
            }
        }
        return pushes.isApplying() ? "a proxy still applies a push" : "";
    }
}
