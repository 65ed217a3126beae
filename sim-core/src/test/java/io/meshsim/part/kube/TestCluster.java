package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Node;
import io.meshsim.config.Pod;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.cost.NetworkCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.net.LinkRule;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.net.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster whose pods are ready 100 ms after they start, and what was heard of it. */
final class TestCluster {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    /** Watch 5 ms; slice sync 10 ms; pod start 2 s; ready 100 ms later. */
    static final long WATCH = 5 * MILLI;

    static final long SYNC = 10 * MILLI;
    static final long STARTUP = 2 * SECOND;
    static final long READY = 100 * MILLI;

    /** Between nodes, one way. */
    static final long WIRE = NetworkCosts.DEFAULT.transitNanos(false, 0);

    final Simulation sim;
    final Network network = new Network(NetworkCosts.DEFAULT);
    final Kube kube;
    final List<String> runtime = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();

    TestCluster(KubeSettings settings, TieMode ties) {
        sim = new Simulation(1, ties);
        kube = new Kube(sim, settings, network, new RecordingRuntime());
        kube.api().watch("test", List.of(Kind.values()), changes::add);
    }

    static TestCluster withNodes(int count) {
        return withNodes(count, KubeSettings.DEFAULT, TieMode.FIRST_COME);
    }

    static TestCluster withNodes(int count, KubeSettings settings, TieMode ties) {
        TestCluster cluster = new TestCluster(settings, ties);
        for (int i = 1; i <= count; i++) {
            cluster.kube.api().apply(new Node(Meta.of("", "node-" + i), 4, true));
        }
        cluster.kube.start();
        return cluster;
    }

    final class RecordingRuntime implements PodRuntime {

        @Override
        public void start(Pod pod, Runnable ready) {
            runtime.add(sim.nowNanos() + " start " + pod.meta().name() + " " + pod.ip());
            sim.after(READY, "ready " + pod.key(), ready);
        }

        @Override
        public void stop(Pod pod, boolean crashed) {
            runtime.add(sim.nowNanos() + (crashed ? " crash " : " stop ") + pod.meta().name());
        }
    }

    static Deployment deployment(String name, int replicas, String version) {
        Labels selector = Labels.of("app", name);
        PodTemplate template =
                new PodTemplate(
                        selector.with("version", version),
                        Labels.NONE,
                        "default",
                        List.of(new ContainerPort("http", 8080)));
        return new Deployment(Meta.of("default", name), replicas, selector, template);
    }

    static Service service(String name) {
        return new Service(
                Meta.of("default", name),
                "ClusterIP",
                "",
                Labels.of("app", name),
                List.of(new ServicePort("http", 80, "http", "TCP", "", 0)));
    }

    /** Runs until nothing is pending, at most ten minutes. */
    void settle() {
        if (!sim.runUntil(kube::isSettled, 600 * SECOND)) {
            throw new AssertionError("not settled after ten minutes: " + sim.trace().last(10));
        }
    }

    void apply(Resource resource) {
        kube.api().apply(resource);
    }

    List<Pod> pods() {
        return kube.api().list(Kind.POD).stream().map(Pod.class::cast).toList();
    }

    List<String> podNames() {
        return pods().stream().map(pod -> pod.meta().name()).toList();
    }

    Pod pod(String name) {
        return (Pod) get(Kind.POD, name).orElseThrow();
    }

    Node node(String name) {
        return (Node) kube.api().get(new ResourceKey(Kind.NODE, "", name)).orElseThrow();
    }

    EndpointSlice slice(String service) {
        return (EndpointSlice) get(Kind.ENDPOINT_SLICE, service).orElseThrow();
    }

    List<String> readyEndpoints(String service) {
        return slice(service).endpoints().stream()
                .filter(endpoint -> endpoint.ready())
                .map(endpoint -> endpoint.pod())
                .toList();
    }

    Optional<Resource> get(Kind kind, String name) {
        return kube.api().get(new ResourceKey(kind, "default", name));
    }

    void delete(Kind kind, String name) {
        kube.api().delete(new ResourceKey(kind, "default", name));
    }

    /** When something was recorded in the trace, as far as it reaches back. */
    List<Long> times(String what, String object) {
        return sim.trace().last(256).stream()
                .filter(r -> r.what().equals(what) && r.object().equals(object))
                .map(r -> r.timeNanos())
                .toList();
    }

    long time(String what, String object) {
        List<Long> times = times(what, object);
        if (times.isEmpty()) {
            throw new AssertionError(what + " " + object + " not in " + sim.trace().last(256));
        }
        return times.get(times.size() - 1);
    }

    /** Cuts a node's kubelet off from everything. */
    Network.Installed partition(String node) {
        LinkRule cut =
                (from, to) ->
                        touches(node, from) || touches(node, to)
                                ? Optional.of(Verdict.DROP)
                                : Optional.empty();
        return network.install(cut);
    }

    private static boolean touches(String node, Place place) {
        return place.node().equals(node);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
