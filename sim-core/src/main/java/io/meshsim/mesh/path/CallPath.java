package io.meshsim.mesh.path;

import io.meshsim.config.ResourceStore;
import io.meshsim.cost.CertificateCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.mesh.measure.CountedPass;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.mesh.path.Destination.Address;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.net.ResponseFlag;
import io.meshsim.net.Server;
import io.meshsim.net.Transport;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.part.proxy.Decision;
import io.meshsim.part.proxy.Serving;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.Peer;
import io.meshsim.part.proxy.route.RequestView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call and of its answer: application, kernel, proxy, kernel, wire, kernel, proxy,
 * kernel, application. {@link CallEnds} has the way back.
 *
 * <p>Each call opens a connection of its own; pools of connections are not modelled yet.
 */
public final class CallPath implements Transport {

    /** Assumed size of a request, and of an answer. */
    private static final long MESSAGE_BYTES = 1000;

    /** Where an address is that no pod ever had. */
    private static final Place NOWHERE = new Place("", "");

    private final Network network;
    private final Pods pods;
    private final Simulation simulation;
    private final CallTables tables;
    private final Origins origins;
    private final Calls calls;
    private final Journeys journeys;
    private final PathTrace trace;
    private final Passes passes;
    private final CallEnds ends;
    private final Hop hop = new Hop();
    private MutualTls tls;
    private final Event atSourceProxy;
    private final Event routedOut;
    private final Event arrived;
    private final Event routedIn;
    private final Event atApplication;
    private final Event refused;
    private final Event delayed;
    private @Nullable Server applications;

    /** A path between the given pods. */
    public CallPath(
            Simulation simulation,
            Network network,
            ResourceStore store,
            Pods pods,
            RequestLedger ledger) {
        this.simulation = simulation;
        this.network = network;
        this.pods = pods;
        this.tables = new CallTables(simulation, store, pods, ledger);
        this.origins = tables.origins;
        this.tls = new MutualTls(origins, false, 0);
        this.calls = tables.calls;
        this.journeys = tables.journeys;
        this.trace = new PathTrace(simulation.trace(), tables);
        this.passes = new Passes(journeys, trace);
        this.ends = new CallEnds(simulation, tables, trace, ledger);
        this.atSourceProxy = simulation.event("call at source proxy", this::atSourceProxy);
        this.routedOut = simulation.event("call routed out", this::routedOut);
        this.arrived = simulation.event("call arrived", this::arrived);
        this.routedIn = simulation.event("call routed in", this::routedIn);
        this.atApplication = simulation.event("call at application", this::atApplication);
        this.refused = simulation.event("call refused", this::refused);
        this.delayed = simulation.event("call delayed by a fault", this::delayed);
    }

    /** Says who serves calls that have arrived; needed before the first. */
    void connect(Server server) {
        applications = server;
    }

    @Override
    public Calls calls() {
        return calls;
    }

    /** Says whether proxies speak mutual TLS with each other; they do not until this is called. */
    public void secure(boolean enabled) {
        tls = new MutualTls(origins, enabled, CertificateCosts.DEFAULT.handshakeNanos());
    }

    /** The number, as the origin of calls, of a caller in no pod. */
    public int outside(Caller caller) {
        return origins.outside(caller);
    }

    /** The pod that a call was tried with, by the number that {@link Calls#pod} gives. */
    public PodProcess pod(int number) {
        return origins.process(number);
    }

    Origins origins() {
        return origins;
    }

    @Override
    public void send(int call) {
        int source = calls.origin(call);
        if (!origins.isThere(source)) {
            ends.abandon(call);
            calls.close(call);
            return;
        }
        Destination destination = tables.resolver.resolve(calls.target(call));
        journeys.begin(call, destination.port());
        trace.started(call);
        if (origins.asksAgent(source) && !origins.isDeaf(source)) {
            lookUp(call, source, destination);
        } else {
            begin(call, source, destination);
        }
    }

    /** Asks the agent of the caller what the name means before the call begins. */
    private void lookUp(int call, int source, Destination destination) {
        DnsProxy agent = Objects.requireNonNull(origins.process(source).dns());
        String namespace = calls.targets().namespace(calls.target(call));
        String host = destination.target().host();
        NameLookup.begin(agent, host, namespace, address -> lookedUp(call, source, address));
    }

    private void lookedUp(int call, int source, String address) {
        if (isDropped(call)) {
            return;
        }
        if (!origins.isThere(source)) {
            ends.abandon(call);
            journeys.release(call);
        } else if (address.isEmpty()) {
            journeys.leaveUnresolved(call);
            ends.answerAtOnce(call, 0, ResponseFlag.CLIENT);
        } else {
            Destination destination = tables.resolver.resolve(calls.target(call));
            destination.answered(address);
            begin(call, source, destination);
        }
    }

    private void begin(int call, int source, Destination destination) {
        if (!destination.isResolved()) {
            journeys.leaveUnresolved(call);
            ends.answerAtOnce(call, 0, ResponseFlag.CLIENT);
        } else if (origins.isDeaf(source)) {
            ends.answerAtOnce(call, 0, ResponseFlag.CLIENT);
        } else if (origins.serving(source) != null) {
            tables.meet(call, destination);
            atSourceProxy.after(leave(call, source), call);
        } else {
            sendDirectly(call, source, destination);
        }
    }

    @Override
    public void answer(int call, int status) {
        if (journeys.isLost(call)) {
            journeys.release(call);
            return;
        }
        int pod = calls.pod(call);
        if (!reachesCaller(call, pod)) {
            ends.lose(call);
            journeys.release(call);
            return;
        }
        calls.end(call, status, ResponseFlag.NONE);
        trace.served(call, pod);
        ends.answer(call, status, ResponseFlag.NONE);
    }

    /** Ends the calls that a stopped pod held: nobody answers, or the connection is reset. */
    void stopped(PodProcess process, boolean crashed) {
        for (int call = 0; call < journeys.capacity(); call++) {
            if (journeys.isUnderWay(call) && !journeys.isLost(call) && holds(process, call)) {
                if (crashed) {
                    ends.lose(call);
                } else {
                    ends.reset(call, process.number());
                }
            }
        }
    }

    /** Ends the calls that the proxy of a pod held or had sent on: their connections are reset. */
    void proxyStopped(PodProcess process) {
        int number = process.number();
        for (int call = 0; call < journeys.capacity(); call++) {
            boolean isOpen = journeys.isUnderWay(call) && !journeys.isLost(call);
            if (isOpen && (calls.origin(call) == number || holds(process, call))) {
                ends.reset(call, number);
            }
        }
    }

    /** Calls that a pod serves or passes on. */
    int callsAt(PodProcess process) {
        int held = 0;
        for (int call = 0; call < journeys.capacity(); call++) {
            boolean isOpen = journeys.isUnderWay(call) && !journeys.isLost(call);
            if (isOpen && holds(process, call)) {
                held++;
            }
        }
        return held;
    }

    /** Whether a call ends with a process: it is there, or a gateway there waits for its answer. */
    private boolean holds(PodProcess process, int call) {
        int number = process.number();
        if (journeys.isAtOrigin(call) && calls.origin(call) == number) {
            return true;
        }
        if (journeys.isAtPod(call) && calls.pod(call) == number) {
            return true;
        }
        return tables.legs.passes(journeys.leg(call), number);
    }

    private void sendDirectly(int call, int source, Destination destination) {
        Address address = tables.resolver.endpoint(destination);
        if (address == null) {
            ends.answerAtOnce(call, 0, ResponseFlag.CLIENT);
            return;
        }
        journeys.goTo(call, address.port());
        hop.from(source, destination.target().timeoutNanos());
        hop.leavingIn(leave(call, source)).failingBackIn(0).to(pods.atAddress(address.number()));
        travel(call);
    }

    /** A caller's packets leave its pod, if it is in one; gives the time that takes. */
    private long leave(int call, int source) {
        PodPasses ofSource = origins.passes(source);
        return ofSource == null ? 0 : passes.take(call, source, ofSource, ofSource.applicationOut);
    }

    private void atSourceProxy(int call) {
        journeys.putAtOrigin(call);
        workersOf(calls.origin(call)).takeIn(routedOut, call);
    }

    private void routedOut(int call) {
        if (isDropped(call)) {
            return;
        }
        int source = calls.origin(call);
        Destination to = tables.destination(call);
        int port = journeys.port(call);
        Serving workers = workersOf(source);
        follow(
                call,
                source,
                journeys.takeDelay(call)
                        ? workers.outboundAfterDelay(tables.ip(call), port, to.request())
                        : workers.outbound(tables.ip(call), port, to.request()));
    }

    /** A call has waited at a proxy as long as a fault made it. */
    private void delayed(int call) {
        if (journeys.isAtOrigin(call)) {
            routedOut(call);
        } else {
            routedIn(call);
        }
    }

    /** Sends a call where a proxy decided, or back with the proxy's own answer. */
    private void follow(int call, int by, Decision decision) {
        if (decision.delayNanos() > 0) {
            journeys.delay(call);
            delayed.after(decision.delayNanos(), call);
            return;
        }
        Host host = decision.host();
        if (host == null) {
            answerItself(call, by, decision);
            return;
        }
        ends.limit(call, decision.timeoutNanos());
        RequestView onward = decision.onward();
        if (onward != null) {
            journeys.ask(call, onward);
        }
        int upstream = tables.upstreams.of(decision, host);
        trace.forwarded(call, by, upstream);
        host.requestStarted();
        if (origins.isGateway(by)) {
            journeys.pass(call, tables.legs.add(journeys.leg(call), by, host, upstream, now()));
        } else {
            journeys.forwarded(call, host, upstream);
        }
        journeys.goTo(call, tables.upstreams.port(upstream, decision));
        hop.from(by, decision.connectTimeoutNanos());
        hop.failingBackIn(journeys.replyNanos(call)).to(tables.upstreams.pod(upstream, decision));
        hop.over(tables.upstreams.service(upstream) == null ? null : host);
        PodPasses ofPod = passesOf(by);
        CountedPass pass = hop.isToItself() ? ofPod.proxyToSelf : ofPod.proxyOut;
        hop.leavingIn(passes.take(call, by, ofPod, pass));
        travel(call);
    }

    private void answerItself(int call, int by, Decision decision) {
        trace.stopped(call, by, decision.flag());
        ends.answer(call, decision.status(), decision.flag());
    }

    /** Takes the hop. */
    private void travel(int call) {
        int target = hop.to();
        long transit = transitNanos();
        if (transit == Network.LOST) {
            journeys.putNowhere(call);
            fail(call, hop.timeoutNanos());
        } else if (target == Calls.NOBODY || !origins.listens(target)) {
            fail(call, hop.readyNanos() + 2 * transit);
        } else {
            long openNanos = open(call, target, transit);
            if (openNanos == MutualTls.REFUSED) {
                fail(call, hop.readyNanos() + 4 * transit);
                return;
            }
            calls.tried(call, target);
            journeys.putAtPod(call);
            journeys.replyTakesMore(call, transit);
            long nanos = hop.isToItself() ? 0 : enter(call, target);
            arrived.after(hop.readyNanos() + openNanos + transit + nanos, call);
        }
    }

    /** What the hop waits for its connection, or {@link MutualTls#REFUSED}. */
    private long open(int call, int target, long transitNanos) {
        Host host = hop.host();
        if (host == null || !tls.isSpoken(hop.from(), target, journeys.port(call))) {
            return 0;
        }
        long nanos = tls.openNanos(host, hop.from(), target, transitNanos, now());
        if (nanos > 0) {
            workersOf(hop.from()).work(tls.handshakeNanos());
            journeys.shakeHands(call);
        }
        return nanos;
    }

    private long enter(int call, int pod) {
        PodPasses ofPod = passesOf(pod);
        return passes.take(call, pod, ofPod, ofPod.inbound);
    }

    private long transitNanos() {
        if (!network.hasRules()) {
            return network.transitNanos(origins.onOneNode(hop.from(), hop.to()), MESSAGE_BYTES);
        }
        Place to = hop.to() == Calls.NOBODY ? NOWHERE : origins.place(hop.to());
        return network.transitNanos(origins.place(hop.from()), to, MESSAGE_BYTES);
    }

    private boolean reachesCaller(int call, int pod) {
        return !network.hasRules()
                || network.reaches(origins.place(pod), origins.place(calls.origin(call)));
    }

    /** The connection fails, and who sent the call on notices so late. */
    private void fail(int call, long afterNanos) {
        if (journeys.isAtPod(call)) {
            // That pod is a gateway, which holds the call as one of its legs.
            journeys.putNowhere(call);
        }
        calls.tried(call, hop.to());
        journeys.replyTakes(call, hop.replyNanos());
        refused.after(afterNanos, call);
    }

    private void arrived(int call) {
        if (isDropped(call)) {
            return;
        }
        Serving workers = origins.serving(calls.pod(call));
        if (workers == null) {
            serve(call);
        } else if (journeys.takeHandshake(call)) {
            workers.takeIn(tls.handshakeNanos(), routedIn, call);
        } else {
            workers.takeIn(routedIn, call);
        }
    }

    private void routedIn(int call) {
        if (isDropped(call)) {
            return;
        }
        int pod = calls.pod(call);
        Serving workers = workersOf(pod);
        int port = journeys.port(call);
        RequestView changed = journeys.request(call);
        RequestView request = changed == null ? tables.destination(call).request() : changed;
        if (origins.isGateway(pod)) {
            follow(
                    call,
                    pod,
                    journeys.takeDelay(call)
                            ? workers.gatewayAfterDelay(port, request)
                            : workers.gateway(port, request));
            return;
        }
        Peer peer = tls.peer(sender(call), pod, port);
        Decision decision = workers.inbound(port, request, peer);
        Host host = decision.host();
        if (host == null) {
            answerItself(call, pod, decision);
            return;
        }
        trace.forwarded(call, pod, tables.upstreams.of(decision, host));
        PodPasses ofPod = passesOf(pod);
        atApplication.after(passes.take(call, pod, ofPod, ofPod.toApplication), call);
    }

    /** Who sent a call to the pod where it is: the last gateway, or where it started. */
    private int sender(int call) {
        int leg = journeys.leg(call);
        return leg == Legs.NONE ? calls.origin(call) : tables.legs.gateway(leg);
    }

    private void atApplication(int call) {
        if (!isDropped(call)) {
            serve(call);
        }
    }

    private void serve(int call) {
        Objects.requireNonNull(applications).serve(call);
    }

    private void refused(int call) {
        if (!isDropped(call)) {
            ends.refuse(call);
        }
    }

    /** Lets go of a call if it is lost. */
    private boolean isDropped(int call) {
        boolean lost = journeys.isLost(call);
        if (lost) {
            journeys.release(call);
        }
        return lost;
    }

    private long now() {
        return simulation.nowNanos();
    }

    private Serving workersOf(int pod) {
        return Objects.requireNonNull(origins.serving(pod));
    }

    private PodPasses passesOf(int pod) {
        return Objects.requireNonNull(origins.passes(pod));
    }
}
