package io.meshsim.bench.mesh;

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
import io.meshsim.config.Sidecar;
import io.meshsim.engine.random.Distribution;
import io.meshsim.mesh.ClientPlacement;
import io.meshsim.mesh.MeshSpec;
import io.meshsim.mesh.Settings;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.part.proxy.ProxySettings;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.part.workload.ClientSpec;
import io.meshsim.part.workload.WeightedTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mesh that is measured: services of some pods, each with a sidecar, whose pods call those of
 * three other services.
 *
 * <p>Service s calls the services (7 s + 13 k + 1) mod n, k from 0 to 2, and is told of no others.
 * A pod works on two requests at once, 5 ms each, exponential, and is busy for 60 % of its time.
 */
public final class MeshModel {

    /** The seed of all runs. */
    public static final long SEED = 1;

    /** The port of every service. */
    public static final int PORT = 8080;

    /** Pods of each service, as measured. */
    public static final int PODS_PER_SERVICE = 10;

    /** Work of a request in the pod that serves it. */
    public static final Distribution WORK = Distribution.exponential(Duration.ofMillis(5));

    /** Requests that a pod works on at once. */
    public static final int THREADS = 2;

    private static final int CALLED = 3;
    private static final double CALLS_PER_SECOND_AND_POD = 240;
    private static final long TIMEOUT_NANOS = 15_000_000_000L;
    private static final int PODS_PER_NODE = 100;
    private static final int CORES = 32;
    private static final String NAMESPACE = "default";
    private static final String INJECT = "sidecar.istio.io/inject";

    private MeshModel() {}

    /** The mesh of this size, with the clients that load it. */
    public static MeshSpec spec(int services, int podsPerService) {
        return spec(services, podsPerService, WORK, true);
    }

    /** The same with another length of work, and with or without sidecars. */
    public static MeshSpec spec(
            int services, int podsPerService, Distribution work, boolean sidecars) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i * PODS_PER_NODE < services * podsPerService; i++) {
            resources.add(new Node(Meta.of("", "node-" + i), CORES, true));
        }
        resources.add(new Namespace(Meta.of("", NAMESPACE)));
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        List<ClientPlacement> clients = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            String name = name(i);
            List<String> called = called(i, services);
            resources.addAll(service(name, podsPerService, called, sidecars));
            String workload = NAMESPACE + "/" + name;
            behaviours.put(workload, new Behaviour(work, THREADS, List.of(), 0));
            clients.add(new ClientPlacement(client(i, podsPerService, called), workload));
        }
        // The naive twin opens no TLS connections.
        Settings plain =
                Settings.DEFAULT.withProxy(ProxySettings.DEFAULT.withEnableAutoMtls(false));
        return new MeshSpec("bench", resources, plain, behaviours, clients);
    }

    /** The name of the client in the pods of a service. */
    public static String clientName(int service) {
        return "client-" + service;
    }

    /** The name of a service and of its Deployment. */
    public static String name(int service) {
        return "service-" + service;
    }

    /** The mean rate of the client in the pods of a service. */
    public static double callsPerSecond(int podsPerService) {
        return CALLS_PER_SECOND_AND_POD * podsPerService;
    }

    /** The services that one calls, by name. */
    public static List<String> called(int service, int services) {
        List<String> called = new ArrayList<>();
        for (int k = 0; k < CALLED; k++) {
            called.add(name((int) ((7L * service + 13L * k + 1) % services)));
        }
        return called;
    }

    /** What a service is asked. */
    public static HttpRequest request(String service) {
        return HttpRequest.get(service + ":" + PORT, "/");
    }

    private static List<Resource> service(
            String name, int pods, List<String> called, boolean sidecars) {
        Labels labels = Labels.of("app", name);
        Labels inject = Labels.of(INJECT, Boolean.toString(sidecars));
        Meta meta = Meta.of(NAMESPACE, name);
        List<ContainerPort> ports = List.of(new ContainerPort("http", PORT));
        List<String> hosts =
                called.stream()
                        .map(host -> "./" + host + "." + NAMESPACE + ".svc.cluster.local")
                        .toList();
        return List.of(
                new Service(meta, "ClusterIP", "", labels, List.of(ServicePort.of("http", PORT))),
                new Deployment(meta, pods, labels, new PodTemplate(labels, inject, name, ports)),
                new Sidecar(meta, labels, List.of(new Sidecar.Egress(0, hosts)), null));
    }

    private static ClientSpec client(int service, int podsPerService, List<String> called) {
        List<WeightedTarget> mix = new ArrayList<>();
        for (String name : called) {
            mix.add(new WeightedTarget(new Target(name, PORT, request(name), TIMEOUT_NANOS), 1));
        }
        return new ClientSpec(clientName(service), callsPerSecond(podsPerService), mix, 0);
    }
}
