package io.meshsim.bench.mesh.naive;

import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.net.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sidecar: routes by port and authority, and a least-request balancer for each cluster. */
final class NaiveProxy {

    private final Workers workers;
    private final RandomStream routeDraws;
    private final RandomStream hostDraws;
    private final Map<Integer, Routing> outbound = new HashMap<>();
    private final Map<Integer, Routing> inbound = new HashMap<>();
    private final Map<String, List<Host>> clusters = new HashMap<>();
    private final long requestNanos = ProxyCosts.DEFAULT.requestNanos();

    /** An endpoint with the requests that this proxy has under way to it. */
    static final class Host {
        final String ip;
        int active;

        Host(String ip) {
            this.ip = ip;
        }
    }

    NaiveProxy(Loop loop, int threads, RandomStream routeDraws, RandomStream hostDraws) {
        this.workers = new Workers(loop, threads);
        this.routeDraws = routeDraws;
        this.hostDraws = hostDraws;
    }

    void addOutbound(int port, Routing routing) {
        outbound.put(port, routing);
    }

    void addInbound(int port, Routing routing) {
        inbound.put(port, routing);
    }

    void addCluster(String name, List<String> ips) {
        clusters.put(name, ips.stream().map(Host::new).toList());
    }

    void work(Runnable done) {
        workers.submit(requestNanos, done);
    }

    /** Where a request of the application goes; null if nowhere. */
    @Nullable Host route(int port, HttpRequest http) {
        Routing routing = outbound.get(port);
        long draw = routeDraws.nextLong();
        String cluster = routing == null ? null : routing.cluster(http, draw);
        List<Host> hosts = cluster == null ? null : clusters.get(cluster);
        return hosts == null ? null : balance(hosts);
    }

    /** Whether a request for the application reaches it. */
    boolean accepts(int port, HttpRequest http) {
        Routing routing = inbound.get(port);
        long draw = routeDraws.nextLong();
        return routing != null && routing.cluster(http, draw) != null;
    }

    private Host balance(List<Host> hosts) {
        Host first = draw(hosts);
        Host second = draw(hosts);
        return second.active < first.active ? second : first;
    }

    private Host draw(List<Host> hosts) {
        return hosts.get((int) Long.remainderUnsigned(hostDraws.nextLong(), hosts.size()));
    }
}
