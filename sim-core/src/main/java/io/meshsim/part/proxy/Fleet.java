package io.meshsim.part.proxy;

import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Stations;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all proxies of a mesh share, so that each of them is small: settings, costs, the stations
 * that their threads are, events, and the objects that decide one request at a time.
 */
public final class Fleet {

    private final Simulation simulation;
    private final ProxySettings settings;
    private final ProxyCosts costs;
    private final RecordNames names;
    private final Stations workers;
    private final Stations mainThreads;
    private final Event applied;
    private final Event reconnect;
    private final Event worked;
    private final Evaluator evaluator = Evaluator.deciding(this);
    private final Connection connection = new Connection();
    private final Draws.OfFleet draws = new Draws.OfFleet();
    private final ConfigStep<ClusterSet> noClusters =
            new ConfigStep<>(ClusterSet.empty(), 0, false, List.of());
    private final ConfigStep<ListenerSet> noListeners =
            new ConfigStep<>(ListenerSet.empty(), 0, false, List.of());
    private final Onwards onwards = new Onwards();

    /** By number of the process; null once it has stopped. */
    private final List<@Nullable Session> sessions = new ArrayList<>();

    /** A fleet without proxies. */
    public Fleet(
            Simulation simulation,
            ProxySettings settings,
            ProxyCosts costs,
            Metrics metrics,
            PushObserver observer) {
        this.simulation = simulation;
        this.settings = settings;
        this.costs = costs;
        this.names = new RecordNames(simulation.trace(), metrics, observer);
        this.workers = new Stations(simulation, "proxy.workers");
        this.mainThreads = new Stations(simulation, "proxy.main");
        this.applied = simulation.event("proxy applied", this::applied);
        this.worked = simulation.event("proxy worked", proxy -> {});
        this.reconnect = simulation.event("proxy reconnects", this::reconnect);
    }

    /** Adds the threads and the draws of a proxy and gives its number, which is their row. */
    int add(RandomStream routes, RandomStream hosts) {
        draws.add(routes, hosts);
        mainThreads.add(1);
        return workers.add(settings.concurrency());
    }

    Simulation simulation() {
        return simulation;
    }

    /** Whether streams carry what changes. */
    boolean deltaXds() {
        return settings.deltaXds();
    }

    ProxySettings settings() {
        return settings;
    }

    ProxyCosts costs() {
        return costs;
    }

    RecordNames names() {
        return names;
    }

    Stations workers() {
        return workers;
    }

    Stations mainThreads() {
        return mainThreads;
    }

    /** Decides for all proxies, one request at a time. */
    Evaluator evaluator() {
        return evaluator;
    }

    /** Told anew for each request. */
    Connection connection() {
        return connection;
    }

    /** What a proxy draws from when it decides. */
    Draws draws(int proxy) {
        return draws.of(proxy);
    }

    /** Clusters and endpoints of a proxy that has heard nothing yet. */
    ConfigStep<ClusterSet> noClusters() {
        return noClusters;
    }

    /** Listeners and routes of a proxy that has heard nothing yet. */
    ConfigStep<ListenerSet> noListeners() {
        return noListeners;
    }

    /** One that matches requests on the connection and tells why. */
    Matcher matcher(Reasons reasons) {
        return new Matcher(connection, onwards, reasons);
    }

    /** A process starts; gives its number. */
    int started(Session session) {
        sessions.add(session);
        return sessions.size() - 1;
    }

    /** A process has stopped: what is still to come for it does not. */
    void stopped(int process) {
        sessions.set(process, null);
    }

    /** Lets the main thread of a proxy apply a response for one of its processes. */
    void apply(int proxy, long nanos, int process) {
        mainThreads.submit(proxy, nanos, applied, process);
    }

    /** Keeps a worker of a proxy busy. */
    void work(int proxy, long nanos) {
        workers.submit(proxy, nanos, worked, proxy);
    }

    /** Lets a process open its next stream later. */
    void reconnectAfter(long nanos, int process) {
        reconnect.after(nanos, process);
    }

    private void applied(int process) {
        Session session = sessions.get(process);
        if (session != null) {
            session.applied();
        }
    }

    private void reconnect(int process) {
        Session session = sessions.get(process);
        if (session != null) {
            session.connect();
        }
    }
}
