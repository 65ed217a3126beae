package io.meshsim.dsl;

import io.meshsim.config.MeshConfig;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.engine.arrival.ArrivalProcess;
import io.meshsim.part.istiod.IstiodSettings;
import io.meshsim.part.istiod.fleet.FleetSettings;
import io.meshsim.part.kube.KubeSettings;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.yaml.Scenario;
import io.meshsim.yaml.ScenarioSet;
import io.meshsim.yaml.Scenarios;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Makes the nouns of a topology. */
public final class Given {

    private Given() {}

    /** What exists at the start; three nodes unless {@link #nodes} says otherwise. */
    public static Topology topology(Noun... nouns) {
        return new Topology(List.of(nouns));
    }

    /** istiod with Istio's defaults. */
    public static IstiodNoun istiod() {
        return new IstiodNoun(IstiodSettings.DEFAULT, FleetSettings.DEFAULT);
    }

    /** All proxies with Istio's defaults. */
    public static ProxiesNoun proxies() {
        return new ProxiesNoun();
    }

    /** The proxy of a pod. */
    public static ProxyRef proxyOf(PodRef pod) {
        return ProxyRef.of(pod);
    }

    /** The proxies of all pods of a Deployment. */
    public static ProxyRef proxiesOf(DeploymentRef deployment) {
        return ProxyRef.of(deployment);
    }

    /** Kubernetes with these settings. */
    public static KubeNoun kubernetes(KubeSettings settings) {
        return new KubeNoun(settings);
    }

    /** A mesh with this configuration: who sees what, and what becomes of unknown destinations. */
    public static Noun meshConfig(MeshConfig config) {
        return new MeshConfigNoun(config);
    }

    /** A mesh whose proxies refuse what no Service and no ServiceEntry has: REGISTRY_ONLY. */
    public static Noun registryOnly() {
        return meshConfig(MeshConfig.DEFAULT.withRegistryOnly(true));
    }

    /** That many nodes, named node-1 and so on. */
    public static NodesNoun nodes(int count) {
        return new NodesNoun(count, 8, List.of());
    }

    /** A node by its name. */
    public static NodeRef node(String name) {
        return new NodeRef(name);
    }

    /** A pod of the default namespace by its name. */
    public static PodRef pod(String name) {
        return new PodRef(name);
    }

    /** A Deployment of the default namespace by its name. */
    public static DeploymentRef deployment(String name) {
        return new DeploymentRef("default", name);
    }

    /** A service with one pod. */
    public static ServiceNoun service(String name) {
        return new ServiceNoun(name, List.of(), Behaviour.DEFAULT, true);
    }

    /** A host outside the mesh at 203.0.113.1, which DNS knows by this name. */
    public static OutsideNoun outside(String host) {
        return new OutsideNoun(host, List.of("203.0.113.1"), Behaviour.DEFAULT);
    }

    /** A ServiceEntry for a host that DNS finds; it needs a port. */
    public static ServiceEntryNoun serviceEntry(String host) {
        return ServiceEntryNoun.of(host);
    }

    /** A VirtualService for the service of that name; without routes it changes nothing. */
    public static VirtualServiceNoun virtualService(String name) {
        return new VirtualServiceNoun(name, List.of());
    }

    /** Where the clients of the service of that name go, with outlier detection. */
    public static DestinationNoun destination(String name) {
        return new DestinationNoun(name, LocalitySetting.PLAIN);
    }

    /** A relative share. */
    public static Weight weight(int value) {
        return new Weight(value);
    }

    /** Pods with this version label. */
    public static VersionRef version(String label) {
        return new VersionRef(label);
    }

    /** Kubernetes and Istio manifests, files or directories; what is not modelled is an error. */
    public static ManifestsNoun manifests(String... paths) {
        return new ManifestsNoun(Arrays.stream(paths).map(Path::of).toList(), true);
    }

    /** A scenario, for {@link MeshSim#play(Scenario)}; what is not modelled is an error. */
    public static Scenario scenario(String... paths) {
        return Scenarios.load(Arrays.stream(paths).map(Path::of).toList(), true);
    }

    /** A scenario in its variants, for {@link MeshSim#play(ScenarioSet)}; strict likewise. */
    public static ScenarioSet scenarios(String... paths) {
        return Scenarios.loadAll(Arrays.stream(paths).map(Path::of).toList(), true);
    }

    /** A calling workload. */
    public static ClientNoun client(String name) {
        return new ClientNoun(name, "", false, ArrivalProcess.poisson(10), 0);
    }
}
