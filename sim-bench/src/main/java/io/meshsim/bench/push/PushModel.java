package io.meshsim.bench.push;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.TrafficPolicy;
import java.util.ArrayList;
import java.util.List;

/** Services with endpoints, and the scopes through which sidecars see them. */
final class PushModel {

    static final int SERVICES = 1_000;
    static final int ENDPOINTS = 10;
    static final String NAMESPACE = "default";

    private static final int PORT = 8080;

    /** Neighbours in a view: every so many-th service is in each view. */
    static final int NEIGHBOURS = 19;

    private static final int FAR = 100;
    private static final int BYTE = 256;

    private PushModel() {}

    /** All services, and Sidecars for so many views; none if all see everything. */
    static List<Resource> resources(int scopes) {
        List<Resource> all = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            addService(all, service);
        }
        for (int scope = 0; scope < scopes; scope++) {
            all.add(scope(scope));
        }
        return all;
    }

    /** A rule about a service; each round says something else, and a note says nothing. */
    static DestinationRule rule(int service, int round, String note) {
        return new DestinationRule(
                Meta.of(NAMESPACE, name(service))
                        .withAnnotations(Labels.of("bench.istio.io", note)),
                host(service),
                TrafficPolicy.NONE,
                List.of(
                        new DestinationRule.Subset(
                                "v" + round,
                                Labels.of("version", "v" + round),
                                TrafficPolicy.NONE)),
                List.of());
    }

    /** The labels of a sidecar that has a view. */
    static Labels labels(int view) {
        return Labels.of("view", Integer.toString(view));
    }

    private static void addService(List<Resource> all, int service) {
        Labels labels = Labels.of("app", name(service));
        Meta meta = Meta.of(NAMESPACE, name(service));
        List<ContainerPort> ports = List.of(new ContainerPort("http", PORT));
        all.add(
                new Service(
                        meta,
                        "ClusterIP",
                        address(250, service),
                        labels,
                        List.of(ServicePort.of("http", PORT))));
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < ENDPOINTS; i++) {
            String ip = address(200, service * ENDPOINTS + i);
            String pod = name(service) + "-" + i;
            Meta place = Meta.of(NAMESPACE, pod).withLabels(labels);
            all.add(new Pod(place, name(service), name(service), ports, "node-1", ip, true, false));
            endpoints.add(new Endpoint(ip, pod, "node-1", true, false));
        }
        all.add(new EndpointSlice(meta, name(service), endpoints, ports));
    }

    /** Imports 20 services, which no other of 100,000 scopes does: neighbours, and one far off. */
    private static Sidecar scope(int scope) {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < NEIGHBOURS; i++) {
            hosts.add("./" + host((scope + i) % SERVICES));
        }
        hosts.add("./" + host((scope + FAR + scope / SERVICES) % SERVICES));
        return new Sidecar(
                Meta.of(NAMESPACE, "view-" + scope),
                labels(scope),
                List.of(new Sidecar.Egress(0, hosts)),
                null);
    }

    private static String name(int service) {
        return "service-" + service;
    }

    private static String host(int service) {
        return name(service) + "." + NAMESPACE + ".svc.cluster.local";
    }

    static String address(int net, int number) {
        return "10." + net + "." + number / BYTE + "." + number % BYTE;
    }
}
