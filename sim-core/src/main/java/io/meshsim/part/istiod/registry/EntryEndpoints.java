package io.meshsim.part.istiod.registry;

import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.context.WorkloadEndpoint.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Endpoints of workloads that ServiceEntries list or select.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/serviceentry/conversion.go (convertEndpoint,
 * convertWorkloadInstanceToServiceInstance).
 */
final class EntryEndpoints {

    /** Where a pod with labels on a node runs. */
    private final BiFunction<Labels, String, Locality> localities;

    EntryEndpoints(BiFunction<Labels, String, Locality> localities) {
        this.localities = localities;
    }

    /** Of those that an entry lists itself; a host of DNS without any is its own endpoint. */
    void addListed(ServiceEntry entry, String host, List<WorkloadEndpoint> all) {
        if (entry.selector() == null && entry.endpoints().isEmpty() && entry.isDns()) {
            add(entry, "", Workload.at(host), all);
        }
        for (Workload endpoint : entry.endpoints()) {
            add(entry, "", endpoint, all);
        }
    }

    /** Of one that an entry selects. */
    void addSelected(ServiceEntry entry, WorkloadEntry workload, List<WorkloadEndpoint> all) {
        add(entry, workload.meta().name(), workload.workload(), all);
    }

    /** Of a pod that an entry selects. */
    void addSelected(ServiceEntry entry, Pod pod, List<WorkloadEndpoint> all) {
        Workload none = Workload.at(pod.ip());
        for (ServicePort port : entry.ports()) {
            all.add(endpoint(pod, port.name(), number(none, port)));
        }
    }

    /** Of a workload that a Service of Kubernetes selects. */
    void addSelected(MeshService service, WorkloadEntry entry, List<WorkloadEndpoint> all) {
        Workload workload = entry.workload();
        for (ServicePort port : service.ports()) {
            int number = targetOf(workload, port);
            if (number > 0) {
                String namespace = entry.meta().namespace();
                all.add(endpoint(workload, namespace, entry.meta().name(), port.name(), number));
            }
        }
    }

    private static int targetOf(Workload workload, ServicePort port) {
        String target = port.targetPort();
        Integer named = workload.ports().get(target);
        if (named != null) {
            return named;
        }
        boolean isNumber = !target.isEmpty() && target.chars().allMatch(Character::isDigit);
        return isNumber ? Integer.parseInt(target) : 0;
    }

    private static void add(
            ServiceEntry entry, String name, Workload workload, List<WorkloadEndpoint> all) {
        for (ServicePort port : entry.ports()) {
            int number = number(workload, port);
            all.add(endpoint(workload, entry.meta().namespace(), name, port.name(), number));
        }
    }

    /** The workload's own number for a port, else the service's for its workloads, else its own. */
    private static int number(Workload workload, ServicePort port) {
        Integer own = workload.ports().get(port.name());
        if (own != null && own > 0) {
            return own;
        }
        return port.targetPort().isEmpty() ? port.port() : Integer.parseInt(port.targetPort());
    }

    private static WorkloadEndpoint endpoint(
            Workload workload, String namespace, String name, String portName, int port) {
        return new WorkloadEndpoint(
                workload.address(),
                port,
                portName,
                "",
                namespace,
                name,
                workload.serviceAccount(),
                workload.labels(),
                Locality.parse(workload.locality()),
                "",
                Health.HEALTHY,
                false,
                Math.max(1, workload.weight()));
    }

    private WorkloadEndpoint endpoint(Pod pod, String portName, int port) {
        return new WorkloadEndpoint(
                pod.ip(),
                port,
                portName,
                pod.meta().name(),
                pod.meta().namespace(),
                pod.owner().isEmpty() ? pod.meta().name() : pod.owner(),
                pod.serviceAccount(),
                pod.meta().labels(),
                localities.apply(pod.meta().labels(), pod.node()),
                pod.node(),
                Health.HEALTHY,
                false,
                1);
    }

    /** Each address and port once: who is listed twice counts once. */
    static List<WorkloadEndpoint> distinct(List<WorkloadEndpoint> all) {
        LinkedHashMap<String, WorkloadEndpoint> first = new LinkedHashMap<>();
        for (WorkloadEndpoint one : all) {
            first.putIfAbsent(one.address() + " " + one.port() + " " + one.portName(), one);
        }
        return new ArrayList<>(first.values());
    }
}
