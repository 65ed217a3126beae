package io.meshsim.dsl;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.engine.random.Distribution;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.part.workload.CallSpec;
import io.meshsim.part.workload.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Service of the default namespace, on port 8080, with its Deployments: one named as the service,
 * or one for each version, named {@code service-version}.
 */
public record ServiceNoun(
        String name, List<Version> versions, Behaviour behaviour, boolean hasSidecar)
        implements Noun, Touchable, Scalable {

    /** The port every service of the language listens on. */
    public static final int PORT = 8080;

    private static final String NAMESPACE = "default";
    private static final long TIMEOUT_NANOS = 30_000_000_000L;

    /** Pods that share a version label; the label is empty if there is only one version. */
    record Version(String label, int pods) {}

    public ServiceNoun {
        versions = List.copyOf(versions);
    }

    /** Pods of the only version, or of the version named last; default 1. */
    public ServiceNoun pods(int count) {
        List<Version> changed = new ArrayList<>(versions);
        Version last = changed.isEmpty() ? new Version("", 1) : changed.remove(changed.size() - 1);
        changed.add(new Version(last.label(), count));
        return new ServiceNoun(name, changed, behaviour, hasSidecar);
    }

    /** One more version, with one pod unless {@link #pods} follows. */
    public ServiceNoun version(String label) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(label, 1));
        return new ServiceNoun(name, more, behaviour, hasSidecar);
    }

    /** Says that pods should not share a node; the scheduler does that anyway. */
    public ServiceNoun spreadOverNodes() {
        return this;
    }

    /** Its pods stay outside the mesh; by default each has a sidecar. */
    public ServiceNoun withoutSidecar() {
        return new ServiceNoun(name, versions, behaviour, false);
    }

    private ServiceNoun with(Behaviour other) {
        return new ServiceNoun(name, versions, other, hasSidecar);
    }

    /**
     * The law of its own work per request, made by {@link Laws}; default exponential with a mean of
     * 5 ms.
     */
    public ServiceNoun serviceTime(Distribution law) {
        return with(behaviour.withServiceTime(law));
    }

    /** Calls these services at the same time, after the calls named before. */
    public ServiceNoun calls(String... services) {
        List<CallSpec> calls = new ArrayList<>();
        for (String service : services) {
            calls.add(new CallSpec(target(service, "/"), false));
        }
        return with(behaviour.then(new Step(calls)));
    }

    @Override
    public ResourceKey key() {
        return new ResourceKey(Kind.SERVICE, NAMESPACE, name);
    }

    @Override
    public ResourceKey deployment() {
        return new ResourceKey(Kind.DEPLOYMENT, NAMESPACE, name);
    }

    @Override
    public void addTo(Assembly assembly) {
        Labels selector = Labels.of("app", name);
        ServicePort port = ServicePort.of("http", PORT);
        assembly.resource(
                new Service(Meta.of(NAMESPACE, name), "ClusterIP", "", selector, List.of(port)));
        List<Version> all = versions.isEmpty() ? List.of(new Version("", 1)) : versions;
        for (Version version : all) {
            Deployment deployment = deployment(version, selector);
            assembly.resource(deployment);
            assembly.behaviour(NAMESPACE + "/" + deployment.meta().name(), behaviour);
        }
    }

    static Target target(String service, String path) {
        HttpRequest request = HttpRequest.get(service + ":" + PORT, path);
        return new Target(service, PORT, request, TIMEOUT_NANOS);
    }

    private Deployment deployment(Version version, Labels app) {
        boolean labelled = !version.label().isEmpty();
        Labels labels = labelled ? app.with("version", version.label()) : app;
        Labels marks = hasSidecar ? labels : labels.with("sidecar.istio.io/inject", "false");
        String deployment = labelled ? name + "-" + version.label() : name;
        PodTemplate template =
                new PodTemplate(marks, Labels.NONE, name, List.of(new ContainerPort("http", PORT)));
        Meta meta = Meta.of(NAMESPACE, deployment).withLabels(labels);
        return new Deployment(meta, version.pods(), labels, template);
    }

    @Override
    public String toString() {
        String all =
                versions.stream()
                        .map(
                                version ->
                                        (version.label() + " ").stripLeading()
                                                + plural(version.pods()))
                        .collect(Collectors.joining(", "));
        String pods = all.isEmpty() ? "1 pod" : all;
        return "service " + name + ", " + pods + (hasSidecar ? "" : ", without sidecar");
    }

    private static String plural(int pods) {
        return pods + (pods == 1 ? " pod" : " pods");
    }
}
