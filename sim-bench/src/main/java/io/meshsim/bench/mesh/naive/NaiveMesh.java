package io.meshsim.bench.mesh.naive;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.bench.mesh.MeshRun;
import io.meshsim.bench.mesh.Snapshot;
import io.meshsim.bench.mesh.Snapshot.PodAt;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import io.meshsim.part.proxy.ProxySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The twin of a settled mesh: its clients begin at once. */
public final class NaiveMesh implements MeshRun {

    private static final long SEED = MeshModel.SEED;

    private final Loop loop = new Loop();
    private final Statistics statistics = new Statistics();
    private final Map<String, NaivePod> byIp = new HashMap<>();
    private final Map<String, List<NaivePod>> byWorkload = new HashMap<>();
    private final Map<String, String> services = new HashMap<>();
    private final Routing inbound = new Routing();
    private final Path path;
    private long roots;

    /** The pods of a mesh of so many services, where they are. */
    public NaiveMesh(Snapshot snapshot, int serviceCount) {
        snapshot.endpoints().keySet().forEach(this::addService);
        Map<String, Routing> routings = new HashMap<>();
        Map<String, List<String>> called = new HashMap<>();
        for (int i = 0; i < serviceCount; i++) {
            List<String> names = MeshModel.called(i, serviceCount);
            called.put(MeshModel.name(i), names);
            routings.put(MeshModel.name(i), outbound(names));
        }
        for (PodAt at : snapshot.pods()) {
            addPod(at, routings, called, snapshot);
        }
        path = new Path(loop, services, byIp, statistics);
        for (int i = 0; i < serviceCount; i++) {
            client(i, MeshModel.called(i, serviceCount));
        }
    }

    private void addService(String name) {
        String full = name + ".default.svc.cluster.local";
        services.put(name, full);
        inbound.add(name + ":" + MeshModel.PORT, host("inbound|" + MeshModel.PORT + "||"));
    }

    private static Routing outbound(List<String> names) {
        Routing routing = new Routing();
        for (String name : names) {
            routing.add(name + ":" + MeshModel.PORT, host(cluster(name)));
        }
        return routing;
    }

    private static String cluster(String name) {
        return "outbound|" + MeshModel.PORT + "||" + name + ".default.svc.cluster.local";
    }

    private static Routing.VirtualHost host(String cluster) {
        List<Routing.WeightedCluster> clusters = List.of(new Routing.WeightedCluster(cluster, 1));
        return new Routing.VirtualHost(cluster, List.of(new Routing.Route("/", clusters, 1)));
    }

    private void addPod(
            PodAt at,
            Map<String, Routing> routings,
            Map<String, List<String>> called,
            Snapshot snapshot) {
        String owner = "proxy/" + at.name();
        NaiveProxy proxy =
                new NaiveProxy(
                        loop,
                        ProxySettings.DEFAULT.concurrency(),
                        RandomStream.of(SEED, owner, "route"),
                        RandomStream.of(SEED, owner, "lb"));
        proxy.addOutbound(MeshModel.PORT, routings.getOrDefault(at.workload(), new Routing()));
        proxy.addInbound(MeshModel.PORT, inbound);
        for (String name : called.getOrDefault(at.workload(), List.of())) {
            proxy.addCluster(cluster(name), snapshot.endpoints().getOrDefault(name, List.of()));
        }
        NaivePod pod = new NaivePod(loop, at, proxy, SEED);
        byIp.put(at.ip(), pod);
        byWorkload.computeIfAbsent(at.workload(), ignored -> new ArrayList<>()).add(pod);
    }

    private void client(int service, List<String> called) {
        List<NaivePod> pods = byWorkload.getOrDefault(MeshModel.name(service), List.of());
        String name = MeshModel.clientName(service);
        new NaiveClient(loop, name, pods, called, () -> ++roots, path, SEED).scheduleNext();
    }

    /** The hash of all calls that have ended. */
    public long hash() {
        return path.hash();
    }

    /** Events so far. */
    public long events() {
        return loop.executed();
    }

    @Override
    public void runForNanos(long nanos) {
        loop.runUntilNanos(loop.nowNanos() + nanos);
    }

    @Override
    public long calls() {
        return statistics.calls();
    }

    @Override
    public RequestResult clients() {
        return statistics.clients();
    }

    @Override
    public List<RequestResult> byVersion() {
        return statistics.byVersion();
    }

    @Override
    public List<Edge> edges() {
        return statistics.edges();
    }

    @Override
    public List<LatencyPoint> points() {
        return statistics.points();
    }

    @Override
    public List<String> requestsTotal() {
        return statistics.requestsTotal();
    }
}
