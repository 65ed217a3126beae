package io.meshsim.part.kube;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the slices of a service should say.
 *
 * <p>One slice, called like the service, as long as all pods resolve its ports to the same numbers;
 * one more (SERVICE-2, …) for each other resolution. Kubernetes would also begin a new one after
 * 100 endpoints.
 */
final class EndpointSlices {

    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    private EndpointSlices() {}

    static List<EndpointSlice> of(Service service, List<Pod> pods) {
        Map<List<ContainerPort>, List<Endpoint>> groups = new LinkedHashMap<>();
        for (Pod pod : pods) {
            endpoint(pod)
                    .ifPresent(
                            endpoint ->
                                    groups.computeIfAbsent(
                                                    ports(service, pod),
                                                    ignored -> new ArrayList<>())
                                            .add(endpoint));
        }
        if (groups.isEmpty()) {
            groups.put(List.of(), List.of());
        }
        List<EndpointSlice> slices = new ArrayList<>();
        groups.forEach(
                (ports, endpoints) ->
                        slices.add(slice(service, slices.size() + 1, endpoints, ports)));
        return slices;
    }

    /** How a pod appears in slices; not at all before it has an address. */
    static Optional<Endpoint> endpoint(Pod pod) {
        return pod.ip().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Endpoint(
                                pod.ip(),
                                pod.meta().name(),
                                pod.node(),
                                pod.ready() && !pod.terminating(),
                                pod.terminating()));
    }

    private static EndpointSlice slice(
            Service service, int number, List<Endpoint> endpoints, List<ContainerPort> ports) {
        String name = service.meta().name();
        Meta meta =
                Meta.of(service.meta().namespace(), number == 1 ? name : name + "-" + number)
                        .withLabels(Labels.of(SERVICE_NAME, name));
        return new EndpointSlice(meta, name, endpoints, ports);
    }

    /** A named port that the pod does not have is left out, as Kubernetes does. */
    private static List<ContainerPort> ports(Service service, Pod pod) {
        List<ContainerPort> ports = new ArrayList<>();
        for (ServicePort port : service.ports()) {
            target(port, pod)
                    .ifPresent(number -> ports.add(new ContainerPort(port.name(), number)));
        }
        return ports;
    }

    private static Optional<Integer> target(ServicePort port, Pod pod) {
        String target = port.targetPort();
        if (target.isEmpty()) {
            return Optional.of(port.port());
        }
        if (target.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Integer.parseInt(target));
        }
        return pod.ports().stream()
                .filter(container -> container.name().equals(target))
                .map(ContainerPort::port)
                .findFirst();
    }
}
