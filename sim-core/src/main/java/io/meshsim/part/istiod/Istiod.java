package io.meshsim.part.istiod;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceStore;
import io.meshsim.cost.CertificateCosts;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.MemoryCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Cores;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.ca.CaSettings;
import io.meshsim.part.istiod.ca.CertificateAuthority;
import io.meshsim.part.istiod.cache.XdsCache;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Rebuild;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.generate.ResourcePool;
import io.meshsim.part.istiod.memory.ProcessMemory;
import io.meshsim.part.istiod.push.Debouncer;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.PushObserver.Cause;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import io.meshsim.xds.ca.CertificateSigner;
import java.util.List;
import java.util.function.Function;

/**
 * Istio's control plane: hears of changes, debounces them, and pushes to every proxy what concerns
 * it.
 *
 * <p>Streams carry what changes, or the state of the world, as each client begins its own.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds.
 */
public final class Istiod implements XdsServer, CertificateSigner {

    private enum Phase {
        NOT_STARTED,
        STARTING,
        READY,
        CRASHED
    }

    private final Simulation simulation;
    private final ResourceStore store;
    private final IstiodMetrics metrics;
    private final IstiodTrace trace;
    private final Parts parts;
    private final Registry registry;
    private final Inbound inbound;
    private final Debouncer debouncer;
    private final Pusher pusher;
    private final Connections connections;
    private final CertificateAuthority ca;
    private final Event started;
    private final Event outOfMemory;
    private Runnable onKill = this::crash;
    private Phase phase = Phase.NOT_STARTED;
    private long listedNanos;
    private int starts;
    private boolean readyBeforeEndpoints;
    private final Desired desired;
    private final Desired unscoped;

    /** The only one of its mesh, not started: refuses streams. */
    public Istiod(
            Simulation simulation,
            IstiodSettings settings,
            MeshConfig mesh,
            IstiodCosts costs,
            ResourceStore store,
            Metrics metrics,
            PushObserver observer) {
        this(Identity.alone(), simulation, settings, mesh, costs, store, metrics, observer);
    }

    /** One of several, not started: refuses streams. */
    public Istiod(
            Identity identity,
            Simulation simulation,
            IstiodSettings settings,
            MeshConfig mesh,
            IstiodCosts costs,
            ResourceStore store,
            Metrics metrics,
            PushObserver observer) {
        this.simulation = simulation;
        this.store = store;
        Features features = settings.features();
        this.metrics = new IstiodMetrics(metrics, features.release().version(), this::connections);
        this.parts =
                Parts.of(
                        identity,
                        simulation,
                        settings,
                        costs,
                        this.metrics,
                        metrics,
                        observer,
                        memory(settings));
        this.trace = parts.trace();
        this.metrics.process(parts.cpu(), parts.memory());
        this.ca = authority(simulation, parts.cpu(), metrics);
        this.registry =
                new Registry(store, features.scoping(mesh), features.registry(), new Updates());
        this.inbound = new Inbound(parts, this::handle);
        this.metrics.pendingPods(registry::awaitedPods);
        this.metrics.uptime(() -> SimTime.seconds(simulation.nowNanos() - listedNanos));
        this.desired = new Desired(registry, parts.generator(), registry::snapshot);
        this.unscoped = unscoped(registry);
        this.pusher =
                new Pusher(parts, registry, features.lazySidecarEvaluation(), this::enqueueAll);
        this.connections = new Connections(parts, registry, settings, pusher::context);
        this.debouncer = debouncer(simulation, settings, pusher);
        this.started = simulation.event("istiod.started", this::becomeReady);
        this.outOfMemory = simulation.event("istiod.oom", this::killed);
    }

    private static CertificateAuthority authority(
            Simulation simulation, Cores cpu, Metrics metrics) {
        return new CertificateAuthority(
                simulation, CaSettings.DEFAULT, CertificateCosts.DEFAULT, cpu, metrics);
    }

    private static Debouncer debouncer(
            Simulation simulation, IstiodSettings settings, Pusher pusher) {
        return new Debouncer(
                simulation,
                SimTime.nanos(settings.debounceAfter()),
                SimTime.nanos(settings.debounceMax()),
                settings.enableEdsDebounce(),
                pusher);
    }

    private Function<XdsCache, ProcessMemory> memory(IstiodSettings settings) {
        MemoryCosts costs = MemoryCosts.DEFAULT;
        return cache ->
                new ProcessMemory(
                        costs,
                        settings.limits().memoryBytes(),
                        () -> outOfMemory.after(0, starts),
                        () ->
                                registry.endpoints().size() * costs.perEndpoint().value()
                                        + registry.endpoints().services()
                                                * costs.perService().value()
                                        + cache.size() * costs.perCachedResource().value()
                                        + cache.bytes());
    }

    private static Desired unscoped(Registry registry) {
        Generator generator = new Generator(new ResourcePool());
        return new Desired(registry, generator, () -> registry.snapshot().withoutSidecars());
    }

    /** Reads the cluster and watches it; streams are taken once the first context is built. */
    public void start() {
        if (phase != Phase.NOT_STARTED) {
            throw new IllegalStateException("istiod has been started");
        }
        store.watch(parts.identity().name(), Inbound.kinds(), this::changed);
        list();
    }

    /** Whether it is ready, when it starts, before it has read the endpoints; false at first. */
    public void readyBeforeEndpoints(boolean early) {
        readyBeforeEndpoints = early;
    }

    /**
     * Whether new streams are let in one by one (PILOT_MAX_REQUESTS_PER_SECOND); true at first.
     * While a mesh is only being set up, it need not wait for that.
     */
    public void limitStreams(boolean limit) {
        connections.limitStreams(limit);
    }

    @Override
    public XdsStream open(ProxyNode node, XdsClient client) {
        if (phase != Phase.READY) {
            return RefusedStream.because("unavailable", simulation, node, client);
        }
        return connections.open(node, client);
    }

    @Override
    public void sign(ProxyNode node, long lifeNanos, Requester requester) {
        if (phase == Phase.READY) {
            ca.sign(node, lifeNanos, requester);
        } else {
            ca.refuse(node, lifeNanos, requester);
        }
    }

    /** The process dies: streams end, what waited is lost. Nothing happens if it is down. */
    public void crash() {
        if (phase == Phase.CRASHED || phase == Phase.NOT_STARTED) {
            return;
        }
        phase = Phase.CRASHED;
        starts++;
        trace.record(trace.crash, 0, connections.connected());
        inbound.reset();
        debouncer.reset();
        pusher.reset();
        connections.closeAll("unavailable");
        parts.cache().clearAll(simulation.nowNanos());
        parts.cpu().dropWaiting();
        parts.cpu().hold(false);
        parts.memory().end();
        parts.locks().reset();
        ca.crash();
    }

    /**
     * The process gets no CPU and does no work, or goes on. Streams stay open, and end by their age
     * all the same.
     */
    public void hang(boolean hangs) {
        trace.record(trace.name(hangs ? "hang" : "resume"), 0, connections.connected());
        parts.cpu().hold(hangs);
    }

    /** Comes back after a crash and reads everything anew. Nothing happens if it is up. */
    public void restart() {
        if (phase == Phase.CRASHED) {
            trace.record(trace.restart, 0, 0);
            list();
        }
    }

    /** What is done when it has more memory than its limit, instead of a crash alone. */
    public void whenOutOfMemory(Runnable kill) {
        onKill = kill;
    }

    private void killed(int start) {
        if (start == starts && (phase == Phase.READY || phase == Phase.STARTING)) {
            trace.record(trace.name("oom"), 0, connections.connected());
            onKill.run();
        }
    }

    /** Whether there is nothing to do: no debounce, no push, no queue, no busy stream. */
    public boolean isQuiet() {
        return phase != Phase.STARTING
                && inbound.isQuiet()
                && debouncer.isQuiet()
                && connections.isQuiet();
    }

    /** Whether it takes streams. */
    public boolean isReady() {
        return phase == Phase.READY;
    }

    /** Whether it has crashed and not been restarted. */
    public boolean isDown() {
        return phase == Phase.CRASHED;
    }

    /** Proxies that are connected. */
    public int connections() {
        return connections.connected();
    }

    /** Whose proxies are connected, as it believes: {@code namespace/pod}. */
    public List<String> connectedPods() {
        return connections.pods();
    }

    /** Starts the statistics of its CPUs and its memory anew. */
    public void resetStatistics() {
        parts.cpu().resetStatistics();
        parts.memory().resetStatistics();
    }

    /** The memory of its process. */
    public ProcessMemory memory() {
        return parts.memory();
    }

    /** Its CPUs. */
    public Cores cpu() {
        return parts.cpu();
    }

    /** The version of the newest push context; empty before the first. */
    public String version() {
        return pusher.context().version();
    }

    /**
     * What a proxy would hold if all that istiod has heard of were pushed: for checks. Costs no
     * simulated time.
     *
     * @param names resources wanted; ignored for wildcard types
     */
    public List<XdsResource> desired(ProxyNode node, XdsType type, List<String> names) {
        return desired.of(node, type, names);
    }

    /** The same if there were no Sidecar resources: for reports. */
    public List<XdsResource> desiredWithoutSidecars(
            ProxyNode node, XdsType type, List<String> names) {
        return unscoped.of(node, type, names);
    }

    private void forgetDesired() {
        desired.forget();
        unscoped.forget();
    }

    /**
     * Each resource is handled like one that is new. Endpoints that it does not wait for come in as
     * changes.
     */
    private void list() {
        phase = Phase.STARTING;
        forgetDesired();
        starts++;
        listedNanos = simulation.nowNanos();
        registry.list(listedNanos, !readyBeforeEndpoints);
        parts.memory().start();
        long nanos = pusher.contextNanos(registry.snapshot(), Rebuild.WHOLE);
        for (Kind kind : Inbound.kinds()) {
            for (Resource resource : store.list(kind)) {
                Change added = new Change(null, resource, listedNanos);
                if (readyBeforeEndpoints && kind == Kind.ENDPOINT_SLICE) {
                    inbound.add(added);
                } else {
                    nanos += inbound.costNanos(added);
                }
            }
        }
        parts.cpu().submit(nanos, started, starts);
    }

    private void becomeReady(int start) {
        if (start == starts && phase == Phase.STARTING) {
            pusher.begin();
            metrics.contextBuilt(simulation.nowNanos() - listedNanos);
            phase = Phase.READY;
        }
    }

    private int enqueueAll(PushRequest request) {
        return connections.enqueueAll(request);
    }

    /** What was written before the last listing is in it. */
    private void changed(Change change) {
        boolean isUp = phase == Phase.READY || phase == Phase.STARTING;
        if (isUp && change.writtenAtNanos() >= listedNanos) {
            inbound.add(change);
        }
    }

    private void handle(Change change) {
        forgetDesired();
        registry.changed(change);
        parts.memory().changed();
    }

    private final class Updates implements Registry.Listener {

        @Override
        public void update(PushRequest request, Change cause) {
            metrics.inbound("config");
            trace.record(trace.update, trace.name(cause.key().toString()), 0);
            if (request.reasons().containsKey(Reason.ENDPOINT)) {
                parts.cache().clear(request.updated(), simulation.nowNanos());
            }
            Cause seen = new Cause(cause.key(), cause.writtenAtNanos(), simulation.nowNanos());
            debouncer.update(request, List.of(seen));
        }

        @Override
        public void proxyChanged(Pod pod) {
            ProxyState state = connections.stateOf(pod.ip());
            if (state != null) {
                state.relabel(pod.meta().labels());
                PushContext context = pusher.context();
                connections.enqueue(
                        pod.ip(),
                        PushRequest.forced(Reason.PROXY)
                                .queued(context, 0, simulation.nowNanos(), trace.cause()));
            }
        }

        @Override
        public void inbound(String type) {
            metrics.inbound(type);
        }
    }
}
