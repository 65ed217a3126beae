package io.meshsim.part.proxy;

import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Station;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsType;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An Envoy that decides from the messages it was sent, and from nothing else.
 *
 * <p>Draws come from the streams {@code ("proxy/POD", "route")}, one per request that reaches a
 * filter chain, {@code "lb"}, {@code "lb-start/CLUSTER"} and {@code "reconnect"}. Explanations draw
 * from streams of their own and change nothing.
 */
public final class Proxy {

    /** Where a sidecar takes what its application sends. */
    public static final int OUTBOUND_PORT = 15001;

    /** Where a sidecar takes what is sent to its application. */
    public static final int INBOUND_PORT = 15006;

    private final Simulation simulation;
    private final String owner;
    private final ProxyNode node;
    private final ProxyCosts costs;
    private final Station workers;
    private final Station mainThread;
    private final Surroundings surroundings;
    private final RandomStream routeDraws;
    private final RandomStream hostDraws;
    private final Connection connection = new Connection();
    private HeldConfig config;
    private Evaluator evaluator;
    private @Nullable Session session;
    private int process;

    /** A proxy that is not running yet. */
    public Proxy(
            Simulation simulation,
            ProxyNode node,
            ProxySettings settings,
            ProxyCosts costs,
            Metrics metrics,
            PushObserver observer) {
        this.simulation = simulation;
        this.node = node;
        this.costs = costs;
        owner = "proxy/" + node.pod();
        workers = new Station(simulation, owner + ".workers", settings.concurrency());
        mainThread = new Station(simulation, owner + ".main", 1);
        routeDraws = simulation.stream(owner, "route");
        hostDraws = simulation.stream(owner, "lb");
        Event applied = simulation.event(owner + ".applied", this::applied);
        surroundings =
                new Surroundings(
                        node,
                        costs,
                        new SessionRecords(simulation.trace(), metrics, observer, node.name()),
                        mainThread,
                        applied,
                        simulation.timer(owner + ".reconnect", this::reconnect),
                        new Backoff(simulation.stream(owner, "reconnect")));
        config = emptyConfig();
        evaluator = evaluator(config);
    }

    /**
     * Starts the process: it opens a stream to the agent and subscribes.
     *
     * @throws IllegalStateException if it runs already
     */
    public void start(XdsServer agent) {
        if (session != null) {
            throw new IllegalStateException("proxy of " + node.pod() + " runs already");
        }
        config = emptyConfig();
        evaluator = evaluator(config);
        Session started = new Session(surroundings, agent, config, ++process);
        session = started;
        surroundings.backoff().reset();
        started.connect();
    }

    /** Ends the process: its stream closes, its configuration is gone. */
    public void stop() {
        if (session != null) {
            session.stop();
            session = null;
            config = emptyConfig();
            evaluator = evaluator(config);
        }
    }

    /** Whether CDS and LDS were each accepted once and the workers run; stays so until it stops. */
    public boolean isReady() {
        return session != null && session.isReady();
    }

    /** What happens to a request of the application, redirected on its way to a destination. */
    public Decision outbound(String destinationIp, int destinationPort, RequestView request) {
        connection.redirected(OUTBOUND_PORT, destinationIp, destinationPort);
        return decide(evaluator, request);
    }

    /** What happens to a request for the application, redirected on its way to the pod's port. */
    public Decision inbound(int destinationPort, RequestView request) {
        connection.redirected(INBOUND_PORT, node.ip(), destinationPort);
        return decide(evaluator, request);
    }

    /** What happens to a request that reaches a gateway on a port of its own. */
    public Decision gateway(int listenerPort, RequestView request) {
        connection.direct(node.ip(), listenerPort);
        return decide(evaluator, request);
    }

    /** {@link #outbound} with reasons; {@code random} stands for the draw among clusters. */
    public Explanation explainOutbound(
            String destinationIp, int destinationPort, HttpRequest request, long random) {
        connection.redirected(OUTBOUND_PORT, destinationIp, destinationPort);
        return explain(request, random);
    }

    /** {@link #inbound} with reasons; {@code random} stands for the draw among clusters. */
    public Explanation explainInbound(int destinationPort, HttpRequest request, long random) {
        connection.redirected(INBOUND_PORT, node.ip(), destinationPort);
        return explain(request, random);
    }

    /** {@link #gateway} with reasons; {@code random} stands for the draw among clusters. */
    public Explanation explainGateway(int listenerPort, HttpRequest request, long random) {
        connection.direct(node.ip(), listenerPort);
        return explain(request, random);
    }

    /** The worker threads. */
    public Station workers() {
        return workers;
    }

    /** The thread that applies configuration. */
    public Station mainThread() {
        return mainThread;
    }

    /** Worker time of one request, in nanoseconds. */
    public long requestNanos() {
        return costs.requestNanos();
    }

    /** Version of the last accepted response of a type; empty if there was none. */
    public String configVersion(XdsType type) {
        return session == null ? "" : session.version(type);
    }

    /** What the proxy serves from, by name; what still warms is left out. */
    public SortedMap<String, XdsResource> active(XdsType type) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(config.active(type)));
    }

    /** The names that the proxy wants of a type; empty for CDS and LDS, where it wants all. */
    public List<String> wanted(XdsType type) {
        return config.names(type);
    }

    private Decision decide(Evaluator with, RequestView request) {
        if (session == null || !session.workersStarted()) {
            return with.refuse();
        }
        return with.decide(connection, request);
    }

    private Explanation explain(HttpRequest request, long random) {
        Reasons reasons = new Reasons();
        RandomStream draws = simulation.stream(owner, "explain");
        Evaluator explaining = new Evaluator(config, () -> random, draws::nextLong, reasons);
        Decision decision = decide(explaining, RequestView.of(request));
        if (reasons.lines().isEmpty()) {
            reasons.add("the workers do not run, nobody listens");
        }
        reasons.add("so: " + decision);
        return new Explanation(decision, reasons.lines());
    }

    private Evaluator evaluator(HeldConfig held) {
        return new Evaluator(held, routeDraws::nextLong, hostDraws::nextLong, null);
    }

    private HeldConfig emptyConfig() {
        return new HeldConfig(
                cluster -> simulation.stream(owner, "lb-start/" + cluster).nextLong());
    }

    private void applied(int ofProcess) {
        if (session != null && ofProcess == process) {
            session.applied();
        }
    }

    private void reconnect() {
        if (session != null) {
            session.connect();
        }
    }
}
