package io.meshsim.mesh.fault;

import io.meshsim.config.Deployment;
import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.VirtualService;
import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.net.LinkRule;
import io.meshsim.net.Network.Installed;
import io.meshsim.net.Place;
import io.meshsim.net.Verdict;
import io.meshsim.part.istiod.fleet.Instance;
import io.meshsim.part.istiod.fleet.Rollout;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What can be done to a running mesh; the verbs come in pairs. */
public final class Faults {

    /**
     * Istio takes a change of metadata for a change only if the key contains istio.io (Istio 1.30
     * pilot/pkg/bootstrap/configcontroller.go).
     */
    private static final String TOUCHED = "touched.istio.io/times";

    private final RunningMesh mesh;
    private final Map<String, Installed> deadNodes = new LinkedHashMap<>();
    private final List<Installed> partitions = new ArrayList<>();
    private long touches;

    /** The verbs on one mesh. */
    public Faults(RunningMesh mesh) {
        this.mesh = mesh;
    }

    /** Adds or replaces a resource. */
    public void apply(Resource resource) {
        happen("apply", resource.key().toString());
        store().apply(resource);
    }

    /** Deletes a resource; refuses if there is none. */
    public void delete(ResourceKey key) {
        existing(key);
        happen("delete", key.toString());
        store().delete(key);
    }

    /**
     * Changes a resource without changing what it says, so that istiod pushes.
     *
     * <p>A VirtualService that does not exist is made: it sends everything to the service of its
     * name.
     */
    public void touch(ResourceKey key) {
        touches++;
        happen("touch", key.toString());
        Resource resource = store().get(key).orElseGet(() -> made(key));
        Meta meta = resource.meta();
        Labels touched = meta.annotations().with(TOUCHED, Long.toString(touches));
        store().apply(resource.withMeta(meta.withAnnotations(touched)));
    }

    /** Sets the number of pods of a Deployment. */
    public void scale(ResourceKey key, int replicas) {
        happen("scale", key + " to " + replicas);
        store().apply(((Deployment) existing(key)).withReplicas(replicas));
    }

    /** Adds so many pods to a Deployment, or takes them away; there are never less than none. */
    public void scaleBy(ResourceKey key, int pods) {
        scale(key, Math.max(0, ((Deployment) existing(key)).replicas() + pods));
    }

    /** A node's machine dies without a word; nothing happens if it is dead. */
    public void crashNode(String name) {
        existing(new ResourceKey(Kind.NODE, "", name));
        if (!deadNodes.containsKey(name)) {
            happen("crash", "node " + name);
            deadNodes.put(name, mesh.network().install(cutOff(name)));
            mesh.kube().crashNode(name);
        }
    }

    /** A dead node's machine comes back; nothing happens if it runs. */
    public void restartNode(String name) {
        Installed rule = deadNodes.remove(name);
        if (rule != null) {
            happen("restart", "node " + name);
            rule.close();
            mesh.kube().restartNode(name);
        }
    }

    /**
     * The main threads of a Deployment's proxies hang: they take no configuration and serve with
     * what they have.
     */
    public void stallProxies(ResourceKey deployment) {
        happen("stall", "proxies of " + existing(deployment).key());
        proxiesOf(deployment).forEach(proxy -> proxy.stall(true));
    }

    /** The proxies of a Deployment go on. */
    public void resumeProxies(ResourceKey deployment) {
        happen("resume", "proxies of " + existing(deployment).key());
        proxiesOf(deployment).forEach(proxy -> proxy.stall(false));
    }

    /**
     * The proxy of a pod dies, and its agent with it; the kubelet starts both again. Nothing
     * happens if it is down.
     *
     * @param pod such as {@code default/reviews-v1-0}
     */
    public void crashProxy(String pod) {
        crash(withProxy(pod));
    }

    /** {@link #crashProxy} in every pod of a Deployment that has one. */
    public void crashProxies(ResourceKey deployment) {
        withProxies(existing(deployment).key()).forEach(this::crash);
    }

    private void crash(PodProcess process) {
        if (mesh.pods().crashProxy(process)) {
            happen("crash", "proxy of " + process.place().name());
            mesh.kube().containerCrashed(process.pod());
        }
    }

    /** istiod dies: its streams end and it forgets what it was about to push. */
    public void crashIstiod() {
        mesh.istiods().all().forEach(this::crash);
    }

    /** One of several istiods dies. */
    public void crashIstiod(int number) {
        crash(mesh.istiods().instance(number));
    }

    /** istiod starts again. */
    public void restartIstiod() {
        mesh.istiods().all().forEach(this::restart);
    }

    /** One of several istiods starts again. */
    public void restartIstiod(int number) {
        restart(mesh.istiods().instance(number));
    }

    /** Changes how many istiods there shall be. */
    public void scaleIstiod(int replicas) {
        happen("scale", "istiod to " + replicas);
        mesh.istiods().scale(replicas);
    }

    /** Replaces every istiod, as many at a time as Istio's chart says. */
    public void rollOutIstiod() {
        rollOutIstiod(Rollout.ofChart(mesh.istiods().replicas()));
    }

    /** Replaces every istiod, so many at a time. */
    public void rollOutIstiod(Rollout rollout) {
        happen("rollout", "istiod");
        mesh.istiods().rollOut(rollout);
    }

    /** An istiod does no work and answers neither pings nor probes; its streams stay open. */
    public void hangIstiod(int number) {
        happen("hang", mesh.istiods().instance(number).name());
        mesh.istiods().hang(number);
    }

    /** Every istiod hangs. */
    public void hangIstiod() {
        mesh.istiods().all().forEach(one -> hangIstiod(one.number()));
    }

    /** Every hung istiod goes on. */
    public void resumeIstiod() {
        for (Instance instance : mesh.istiods().all()) {
            if (instance.isHung()) {
                resumeIstiod(instance.number());
            }
        }
    }

    /** A hung istiod goes on. */
    public void resumeIstiod(int number) {
        happen("resume", mesh.istiods().instance(number).name());
        mesh.istiods().resume(number);
    }

    private void crash(Instance instance) {
        if (!instance.istiod().isDown()) {
            happen("crash", instance.name());
            mesh.istiods().crash(instance);
        }
    }

    private void restart(Instance instance) {
        if (instance.istiod().isDown()) {
            happen("restart", instance.name());
            mesh.istiods().restart(instance);
        }
    }

    /** Responses of a type get lost between istiod and the agents, though istiod sends them. */
    public void withhold(XdsType type) {
        happen("withhold", type.name());
        mesh.controlLink().withhold(type, true);
    }

    /** Loses every packet between two sides, in both directions. */
    public void partition(String text, Predicate<Place> one, Predicate<Place> other) {
        happen("partition", text);
        partitions.add(mesh.network().install(between(one, other)));
    }

    /** Ends every partition, restarts whatever is down, and lets what hangs go on. */
    public void heal() {
        happen("heal", "");
        mesh.pods().proxies().forEach(proxy -> proxy.stall(false));
        partitions.forEach(Installed::close);
        partitions.clear();
        List.copyOf(deadNodes.keySet()).forEach(this::restartNode);
        restartIstiod();
        resumeIstiod();
        XdsType.ofProxies().forEach(type -> mesh.controlLink().withhold(type, false));
    }

    private List<Proxy> proxiesOf(ResourceKey deployment) {
        return withProxies(deployment).stream()
                .map(PodProcess::proxy)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<PodProcess> withProxies(ResourceKey deployment) {
        List<PodProcess> processes = new ArrayList<>();
        for (PodProcess process : mesh.pods().alive()) {
            boolean isOf =
                    process.workload().equals(deployment.name())
                            && process.pod().meta().namespace().equals(deployment.namespace());
            if (process.proxy() != null && isOf) {
                processes.add(process);
            }
        }
        return processes;
    }

    private PodProcess withProxy(String pod) {
        List<String> known = new ArrayList<>();
        for (PodProcess process : mesh.pods().alive()) {
            if (process.proxy() != null) {
                if (process.place().name().equals(pod)) {
                    return process;
                }
                known.add(process.place().name());
            }
        }
        throw new IllegalArgumentException(
                "no pod " + pod + " has a proxy; there are " + String.join(", ", known));
    }

    private static LinkRule cutOff(String node) {
        return (from, to) ->
                from.node().equals(node) || to.node().equals(node)
                        ? Optional.of(Verdict.DROP)
                        : Optional.empty();
    }

    private static LinkRule between(Predicate<Place> one, Predicate<Place> other) {
        return (from, to) ->
                (one.test(from) && other.test(to)) || (other.test(from) && one.test(to))
                        ? Optional.of(Verdict.DROP)
                        : Optional.empty();
    }

    private Resource made(ResourceKey key) {
        if (key.kind() != Kind.VIRTUAL_SERVICE) {
            throw new IllegalArgumentException(missing(key));
        }
        Destination all = new Destination(key.name(), "", 0, 0);
        HttpRoute route = HttpRoute.forward(List.of(), List.of(all));
        return new VirtualService(
                Meta.of(key.namespace(), key.name()),
                List.of(key.name()),
                List.of(),
                List.of(route),
                List.of());
    }

    private Resource existing(ResourceKey key) {
        return store().get(key).orElseThrow(() -> new IllegalArgumentException(missing(key)));
    }

    private String missing(ResourceKey key) {
        List<String> names = new ArrayList<>();
        for (Resource resource : store().list(key.kind())) {
            Meta meta = resource.meta();
            names.add((meta.namespace().isEmpty() ? "" : meta.namespace() + "/") + meta.name());
        }
        String known = names.isEmpty() ? "none" : String.join(", ", names);
        return "there is no " + key + "; there are " + known;
    }

    private void happen(String what, String object) {
        Trace trace = mesh.simulation().trace();
        trace.record(trace.name("scenario"), trace.name(what), trace.name(object), 0);
    }

    private ResourceStore store() {
        return mesh.kube().api();
    }
}
