package io.meshsim.mesh;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Node;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Tracing;
import io.meshsim.engine.random.Distribution;
import io.meshsim.mesh.fault.Faults;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Place;
import io.meshsim.net.Target;
import io.meshsim.part.workload.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A settled mesh of two nodes, with what is asked of it one call at a time. */
public final class TestMesh implements Calls.Listener {

    /** The work of every service: one millisecond, always. */
    public static final long WORK_NANOS = 1_000_000;

    /** When callers give up. */
    public static final long TIMEOUT_NANOS = 60_000_000_000L;

    private static final int PORT = 8080;

    private final RunningMesh mesh;
    private final Faults faults;
    private final List<Ended> ended = new ArrayList<>();

    /** An answer: its status and flag, and how long it took. */
    public record Ended(String outcome, long latencyNanos) {}

    private TestMesh(RunningMesh mesh) {
        this.mesh = mesh;
        this.faults = new Faults(mesh);
    }

    /** A mesh of these resources whose services all work for {@link #WORK_NANOS}. */
    public static TestMesh of(Resource... resources) {
        return of(Duration.ofNanos(WORK_NANOS), List.of(), resources);
    }

    /** A mesh with another length of work, and with clients. */
    public static TestMesh of(Duration work, List<ClientPlacement> clients, Resource... resources) {
        return of(Settings.DEFAULT, work, clients, resources);
    }

    /** A mesh with settings of its own. */
    public static TestMesh of(
            Settings settings,
            Duration work,
            List<ClientPlacement> clients,
            Resource... resources) {
        return of(settings, work, clients, List.of(), resources);
    }

    /** A mesh in a world with other hosts. */
    public static TestMesh of(Settings settings, List<OutsideHost> hosts, Resource... resources) {
        return of(settings, Duration.ofNanos(WORK_NANOS), List.of(), hosts, resources);
    }

    private static TestMesh of(
            Settings settings,
            Duration work,
            List<ClientPlacement> clients,
            List<OutsideHost> hosts,
            Resource... resources) {
        List<Resource> all = new ArrayList<>();
        all.add(new Node(Meta.of("", "node-1"), 8, true));
        all.add(new Node(Meta.of("", "node-2"), 8, true));
        all.add(new Namespace(Meta.of("", "default")));
        all.addAll(List.of(resources));
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        Behaviour behaviour = Behaviour.DEFAULT.withServiceTime(Distribution.constant(work));
        for (Resource resource : resources) {
            String name = resource.meta().namespace() + "/" + resource.meta().name();
            behaviours.put(name, behaviour);
        }
        MeshSpec spec = new MeshSpec("test", all, settings, behaviours, clients, hosts);
        RunningMesh mesh =
                new RunningMesh(spec, 1, EngineSettings.DEFAULT.withTracing(Tracing.CAUSES));
        mesh.settle();
        return new TestMesh(mesh);
    }

    /** A Service on port 8080 for the pods with this app label. */
    public static Service service(String name) {
        return service("default", name);
    }

    /** A Service of another namespace. */
    public static Service service(String namespace, String name) {
        Labels selector = Labels.of("app", name);
        List<ServicePort> ports = List.of(ServicePort.of("http", PORT));
        return new Service(Meta.of(namespace, name), "ClusterIP", "", selector, ports);
    }

    /** A Deployment with the app label of its name. */
    public static Deployment deployment(String name, int pods) {
        return deployment("default", name, pods, Labels.of("app", name));
    }

    /** A Deployment with these labels on its pods, which must hold its app label. */
    public static Deployment deployment(String namespace, String name, int pods, Labels labels) {
        PodTemplate template =
                new PodTemplate(
                        labels, Labels.NONE, name, List.of(new ContainerPort("http", PORT)));
        Labels selector = Labels.of("app", labels.get("app").orElseThrow());
        return new Deployment(
                Meta.of(namespace, name).withLabels(labels), pods, selector, template);
    }

    /** The mesh itself. */
    public RunningMesh running() {
        return mesh;
    }

    /** What can be done to it. */
    public Faults faults() {
        return faults;
    }

    /** The running pod of a Deployment that has only one. */
    public PodProcess pod(String workload) {
        return mesh.pods().alive().stream()
                .filter(process -> process.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }

    /** Sends a call from the pod of a workload to a service; the answer comes to {@link #ended}. */
    public void send(String workload, String host) {
        send(pod(workload).number(), host, HttpRequest.get(host + ":" + PORT, "/"), PORT);
    }

    /** Sends a call from outside the cluster. */
    public void sendFromOutside(String service, int port, HttpRequest request) {
        Place outside = new Place("client/outside", "");
        send(
                mesh.calls().outside(new Caller(outside, "outside", "default")),
                service,
                request,
                port);
    }

    /** Sends a call to a port from the pod of a workload and runs until it has ended. */
    public Ended ask(String workload, String host, int port) {
        send(pod(workload).number(), host, HttpRequest.get(host, "/"), port);
        return next();
    }

    private void send(int origin, String host, HttpRequest request, int port) {
        Target target = new Target(host, port, request, TIMEOUT_NANOS);
        long now = mesh.simulation().nowNanos();
        Calls calls = mesh.calls().calls();
        int call = calls.open(1, origin, now, calls.targets().number(target, "default"));
        calls.answerTo(call, this, 0);
        mesh.calls().send(call);
    }

    @Override
    public void onAnswer(int call) {
        Calls calls = mesh.calls().calls();
        long latency = mesh.simulation().nowNanos() - calls.startedNanos(call);
        ended.add(new Ended(calls.status(call) + " " + calls.flag(call).text(), latency));
    }

    @Override
    public void onAbandoned(int call) {}

    /** Sends a call and runs until it has ended. */
    public Ended ask(String workload, String host) {
        send(workload, host);
        return next();
    }

    /** Runs until the one call under way has ended, at most two minutes. */
    public Ended next() {
        int before = ended.size();
        mesh.simulation().runUntil(() -> ended.size() > before, 2 * TIMEOUT_NANOS);
        return ended.get(before);
    }

    /** The answers so far. */
    public List<Ended> ended() {
        return ended;
    }

    /** Lets time pass. */
    public void runFor(Duration duration) {
        mesh.runForNanos(duration.toNanos());
    }
}
