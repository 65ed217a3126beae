package io.meshsim.part.proxy;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Station;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.route.Peer;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.xds.ProxyNode;
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

    private final Fleet fleet;
    private final int number;
    private final ProxyNode node;
    private final Surroundings surroundings;
    private final Serving serving;
    private HeldConfig config;
    private @Nullable Session session;

    /** A proxy that is not running yet. */
    public Proxy(Fleet fleet, ProxyNode node) {
        this.fleet = fleet;
        this.node = node;
        number = fleet.add(stream("route"), stream("lb"));
        serving = new Serving(fleet, number, node.ip());
        SessionRecords records = new SessionRecords(fleet.names(), node.name());
        Backoff backoff = new Backoff(() -> stream("reconnect"));
        surroundings = new Surroundings(fleet, number, node, records, backoff);
        config = emptyConfig();
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
        replaceConfig();
        Session started = new Session(surroundings, agent, config);
        session = started;
        surroundings.backoff().reset();
        surroundings.records().reset();
        started.connect();
    }

    /** Ends the process: its stream closes, its configuration is gone. */
    public void stop() {
        if (session != null) {
            session.stop();
            session = null;
            replaceConfig();
        }
    }

    /**
     * Lets the main thread hang, or go on: while it hangs, no configuration is taken or applied,
     * and the workers serve with what there is. Nothing happens if the process does not run.
     */
    public void stall(boolean stalls) {
        if (session != null) {
            session.stall(stalls);
        }
    }

    /** Whether CDS and LDS were each accepted once and the workers run; stays so until it stops. */
    public boolean isReady() {
        return session != null && session.isReady();
    }

    /**
     * Adds what this process alone has counted since its start, and what it holds now, of the
     * statistics that Istio keeps by default: those of the cluster and listener managers.
     *
     * <p>Source: Envoy documentation, cluster manager and listener manager statistics; Istio 1.30
     * pkg/bootstrap, requiredEnvoyStatsMatcherInclusionPrefixes.
     */
    public void report(Metrics into) {
        surroundings.records().report(into);
        int clusters = active(XdsType.CDS).size();
        int listeners = active(XdsType.LDS).size();
        into.gauge("envoy_cluster_manager_active_clusters", () -> clusters);
        into.gauge("envoy_listener_manager_total_listeners_active", () -> listeners);
    }

    /** Its workers, which take requests in and decide. */
    public Serving serving() {
        return serving;
    }

    /** {@link Serving#outbound} with reasons; {@code random} stands for the draw among clusters. */
    public Explanation explainOutbound(
            String destinationIp, int destinationPort, HttpRequest request, long random) {
        fleet.connection().redirected(OUTBOUND_PORT, destinationIp, destinationPort);
        return explain(request, random);
    }

    /** {@link Serving#inbound} with reasons; {@code random} stands for the draw among clusters. */
    public Explanation explainInbound(int destinationPort, HttpRequest request, long random) {
        fleet.connection().redirected(INBOUND_PORT, node.ip(), destinationPort);
        return explain(request, random);
    }

    /** {@link #explainInbound(int, HttpRequest, long)} from somebody who is known. */
    public Explanation explainInbound(
            int destinationPort, HttpRequest request, long random, Peer peer) {
        fleet.connection().redirected(INBOUND_PORT, node.ip(), destinationPort).from(peer);
        return explain(request, random);
    }

    /** {@link Serving#gateway} with reasons; {@code random} stands for the draw among clusters. */
    public Explanation explainGateway(int listenerPort, HttpRequest request, long random) {
        fleet.connection().direct(node.ip(), listenerPort);
        return explain(request, random);
    }

    /** The worker threads. */
    public Station workers() {
        return fleet.workers().station(number);
    }

    /** The thread that applies configuration. */
    public Station mainThread() {
        return fleet.mainThreads().station(number);
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

    private Explanation explain(HttpRequest request, long random) {
        Reasons reasons = new Reasons();
        Draws drawn = Draws.withRoute(random, stream("explain"));
        Evaluator explaining = Evaluator.explaining(fleet, reasons);
        Decision decision = explaining.decide(serving, drawn, RequestView.of(request));
        if (reasons.lines().isEmpty()) {
            reasons.add("the workers do not run, nobody listens");
        }
        reasons.add("so: " + decision);
        return new Explanation(decision, reasons.lines());
    }

    private void replaceConfig() {
        serving.stop();
        config = emptyConfig();
    }

    private HeldConfig emptyConfig() {
        return new HeldConfig(fleet, serving, cluster -> stream("lb-start/" + cluster).nextLong());
    }

    private RandomStream stream(String purpose) {
        return fleet.simulation().stream("proxy/" + node.pod(), purpose);
    }
}
