package io.meshsim.mesh.measure;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import io.meshsim.net.ResponseFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts finished calls: clients' requests, calls by destination version, edges, and metrics. */
public final class RequestLedger {

    private static final long POINT_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Bounds of istio_request_duration_milliseconds; Istio's Prometheus defaults. */
    private static final double[] DURATION_BOUNDS = {
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 300000, 600000,
        1800000, 3600000
    };

    private final Metrics metrics;
    private final List<Consumer<Answer>> clientListeners = new ArrayList<>();
    private final List<Consumer<Answer>> callListeners = new ArrayList<>();
    private final Map<Destination, RequestGroup> byVersion = new TreeMap<>();
    private final Map<Pair, RequestGroup> edges = new TreeMap<>();
    private final TreeMap<Long, RequestGroup> points = new TreeMap<>();
    private final Map<Series, Measured> series = new LinkedHashMap<>();
    private RequestGroup clients = new RequestGroup();
    private long calls;
    private long originNanos;

    private record Destination(String service, String version) implements Comparable<Destination> {
        @Override
        public int compareTo(Destination other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : version.compareTo(other.version);
        }
    }

    private record Pair(String from, String to) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byFrom = from.compareTo(other.from);
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }
    }

    private record Series(
            String source,
            String service,
            String workload,
            String version,
            int status,
            ResponseFlag flag) {}

    private record Measured(Counter requests, BucketHistogram duration) {}

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

    /** A client's request came to its end. */
    public void clientAnswer(Answer answer) {
        clients.add(answer);
        long interval = (answer.endedNanos() - originNanos) / POINT_NANOS;
        points.computeIfAbsent(interval, ignored -> new RequestGroup()).add(answer);
        clientListeners.forEach(listener -> listener.accept(answer));
    }

    /** A call to a service came to its end. */
    public void call(Answer answer) {
        calls++;
        Destination destination = new Destination(answer.service(), answer.version());
        byVersion.computeIfAbsent(destination, ignored -> new RequestGroup()).add(answer);
        String to = answer.workload().isEmpty() ? answer.service() : answer.workload();
        edges.computeIfAbsent(new Pair(answer.source(), to), ignored -> new RequestGroup())
                .add(answer);
        measure(answer);
        callListeners.forEach(listener -> listener.accept(answer));
    }

    /** Calls to services so far. */
    public long calls() {
        return calls;
    }

    /** Forgets everything; intervals count from now. */
    public void reset(long nowNanos) {
        originNanos = nowNanos;
        clients = new RequestGroup();
        byVersion.clear();
        edges.clear();
        points.clear();
        calls = 0;
    }

    /** All clients' requests. */
    public RequestResult clients() {
        return clients.result("clients", "");
    }

    /** Calls by destination and version. */
    public List<RequestResult> byVersion() {
        List<RequestResult> results = new ArrayList<>();
        byVersion.forEach((to, group) -> results.add(group.result(to.service(), to.version())));
        return results;
    }

    /** Clients' requests second by second. */
    public List<LatencyPoint> points() {
        List<LatencyPoint> results = new ArrayList<>();
        points.forEach((interval, group) -> results.add(point(interval * POINT_NANOS, group)));
        return results;
    }

    /** Who called whom. */
    public List<Edge> edges() {
        List<Edge> results = new ArrayList<>();
        edges.forEach((pair, group) -> results.add(edge(pair, group)));
        return results;
    }

    private static Edge edge(Pair pair, RequestGroup group) {
        long p99Nanos = group.latency().percentileNanos(99);
        return new Edge(pair.from(), pair.to(), group.count(), group.failed(), p99Nanos);
    }

    private static LatencyPoint point(long fromNanos, RequestGroup group) {
        return new LatencyPoint(
                fromNanos,
                group.count(),
                group.failed(),
                group.latency().percentileNanos(50),
                group.latency().percentileNanos(90),
                group.latency().percentileNanos(99));
    }

    private void measure(Answer answer) {
        Series key =
                new Series(
                        answer.source(),
                        answer.service(),
                        answer.workload(),
                        answer.version(),
                        answer.status(),
                        answer.flag());
        Measured measured = series.computeIfAbsent(key, this::register);
        measured.requests().increment();
        measured.duration().observe(answer.latencyNanos() / NANOS_PER_MILLI);
    }

    private Measured register(Series key) {
        String[] labels = {
            "reporter", "source",
            "source_workload", key.source(),
            "destination_service", key.service(),
            "destination_workload", key.workload(),
            "destination_version", key.version(),
            "request_protocol", "http",
            "response_code", Integer.toString(key.status()),
            "response_flags", key.flag().text()
        };
        return new Measured(
                metrics.counter("istio_requests_total", labels),
                metrics.histogram("istio_request_duration_milliseconds", DURATION_BOUNDS, labels));
    }
}
