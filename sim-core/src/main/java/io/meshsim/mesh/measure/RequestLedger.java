package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.measure.CountedEdge.Destination;
import io.meshsim.mesh.measure.CountedEdge.Ends;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import io.meshsim.net.ResponseFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Counts finished calls: clients' requests, calls by destination version, edges, and metrics.
 *
 * <p>Names are exchanged for numbers once, with {@link #source}, {@link #service} and {@link
 * #destination}; a call then costs {@link #edge} and {@link #call}, which allocate nothing. An
 * {@link Answer} is made only for listeners: ask {@link #hasCallListeners} first.
 */
public final class RequestLedger {

    private final Metrics metrics;
    private final List<Consumer<Answer>> clientListeners = new ArrayList<>();
    private final List<Consumer<Answer>> callListeners = new ArrayList<>();
    private final Names<String> sources = new Names<>();
    private final Names<String> services = new Names<>();
    private final Names<Destination> destinations = new Names<>();
    private final EdgeIndex index = new EdgeIndex();
    private CountedEdge[] edges = new CountedEdge[16];
    private int edgeCount;
    private final LatencyPoints clients = new LatencyPoints();
    private long calls;

    /** An empty ledger that also feeds Istio's request metrics. */
    public RequestLedger(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Tells of every later answer to a client's request. */
    public void onClientAnswer(Consumer<Answer> listener) {
        clientListeners.add(listener);
    }

    /** Tells of every later end of a call to a service. */
    public void onCall(Consumer<Answer> listener) {
        callListeners.add(listener);
    }

    /** Whether somebody wants {@link #tellClientAnswer}. */
    public boolean hasClientListeners() {
        return !clientListeners.isEmpty();
    }

    /** Whether somebody wants {@link #tellCall}. */
    public boolean hasCallListeners() {
        return !callListeners.isEmpty();
    }

    /** The number of a workload or client that calls. */
    public int source(String name) {
        return sources.number(name);
    }

    /** The number of a service, by its full name. */
    public int service(String name) {
        return services.number(name);
    }

    /** The number of a workload's version that answers; both names are empty if nobody did. */
    public int destination(String workload, String version) {
        return destinations.number(new Destination(workload, version));
    }

    /** The number of an edge between three numbers of this ledger, for {@link #call}. */
    public int edge(int source, int service, int destination) {
        long key = EdgeIndex.key(source, service, destination);
        int known = index.find(key);
        if (known >= 0) {
            return known;
        }
        Destination to = destinations.name(destination);
        Ends ends = new Ends(sources.name(source), services.name(service), to);
        if (edgeCount == edges.length) {
            edges = Arrays.copyOf(edges, 2 * edgeCount);
        }
        edges[edgeCount] = new CountedEdge(ends);
        index.add(key, edgeCount);
        return edgeCount++;
    }

    /** A call to a service came to its end. */
    public void call(int edge, long latencyNanos, int status, ResponseFlag flag) {
        calls++;
        edges[edge].add(latencyNanos, status, flag, metrics);
    }

    /** A client's request came to its end, now. */
    public void clientAnswer(long nowNanos, long latencyNanos, int status, ResponseFlag flag) {
        clients.add(nowNanos, latencyNanos, status, flag);
    }

    /** Tells listeners of a call that was counted. */
    public void tellCall(Answer answer) {
        callListeners.forEach(listener -> listener.accept(answer));
    }

    /** Tells listeners of a client's request that was counted. */
    public void tellClientAnswer(Answer answer) {
        clientListeners.forEach(listener -> listener.accept(answer));
    }

    /** Counts a call to a service and tells of it. */
    public void call(Answer answer) {
        int edge =
                edge(
                        source(answer.source()),
                        service(answer.service()),
                        destination(answer.workload(), answer.version()));
        call(edge, answer.latencyNanos(), answer.status(), answer.flag());
        tellCall(answer);
    }

    /** Calls to services so far. */
    public long calls() {
        return calls;
    }

    /** Forgets all calls; intervals count from now, and numbers stay. */
    public void reset(long nowNanos) {
        clients.reset(nowNanos);
        for (int edge = 0; edge < edgeCount; edge++) {
            edges[edge].reset();
        }
        calls = 0;
    }

    /** All clients' requests. */
    public RequestResult clients() {
        return clients.all().result("clients", "");
    }

    /** Clients' requests second by second. */
    public List<LatencyPoint> points() {
        return clients.points();
    }

    /** Calls by destination and version. */
    public List<RequestResult> byVersion() {
        List<RequestResult> results = new ArrayList<>();
        grouped(Ends::service, ends -> ends.to().version())
                .forEach((to, group) -> results.add(group.result(to.first(), to.second())));
        return results;
    }

    /** Who called whom. */
    public List<Edge> edges() {
        List<Edge> results = new ArrayList<>();
        grouped(Ends::source, Ends::target)
                .forEach((pair, group) -> results.add(group.edge(pair.first(), pair.second())));
        return results;
    }

    private record Pair(String first, String second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byFirst = first.compareTo(other.first);
            return byFirst != 0 ? byFirst : second.compareTo(other.second);
        }
    }

    /** The edges that were used, united by two of their names and in the order of these. */
    private Map<Pair, RequestGroup> grouped(
            Function<Ends, String> first, Function<Ends, String> second) {
        Map<Pair, RequestGroup> groups = new TreeMap<>();
        for (CountedEdge edge : Arrays.asList(edges).subList(0, edgeCount)) {
            if (edge.count() > 0) {
                Pair pair = new Pair(first.apply(edge.ends()), second.apply(edge.ends()));
                edge.addTo(groups.computeIfAbsent(pair, ignored -> new RequestGroup()));
            }
        }
        return groups;
    }
}
