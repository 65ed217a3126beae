package io.meshsim.part.istiod.registry;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Hostnames;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.Topology;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.context.WorkloadEndpoint.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slices of each service, read as endpoints.
 *
 * <p>An address whose pod has not been heard of waits for the pod.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller/endpointslice.go.
 */
final class EndpointReader {

    private final ResourceStore store;
    private final Table<Pod> pods;
    private final RegistrySettings settings;
    private final Map<ResourceKey, Map<ResourceKey, EndpointSlice>> slices = new LinkedHashMap<>();
    private final Map<ResourceKey, Set<ResourceKey>> awaitedPods = new LinkedHashMap<>();

    EndpointReader(ResourceStore store, Table<Pod> pods, RegistrySettings settings) {
        this.store = store;
        this.pods = pods;
        this.settings = settings;
    }

    /** The service that a slice belongs to. */
    static ResourceKey serviceOf(EndpointSlice slice) {
        String namespace = slice.meta().namespace();
        return MeshService.key(namespace, Hostnames.ofService(namespace, slice.service()));
    }

    void put(EndpointSlice slice) {
        slices.computeIfAbsent(serviceOf(slice), ignored -> new LinkedHashMap<>())
                .put(slice.key(), slice);
    }

    void remove(EndpointSlice slice) {
        ResourceKey service = serviceOf(slice);
        Map<ResourceKey, EndpointSlice> left = slices.get(service);
        if (left != null) {
            left.remove(slice.key());
            if (left.isEmpty()) {
                slices.remove(service);
            }
        }
    }

    void clear() {
        slices.clear();
        awaitedPods.clear();
    }

    Set<ResourceKey> services() {
        return new LinkedHashSet<>(slices.keySet());
    }

    /** Pods that addresses wait for. */
    int awaitedPods() {
        return awaitedPods.size();
    }

    /** Services that wait for a pod; they wait no longer. */
    Set<ResourceKey> awaiting(ResourceKey pod) {
        Set<ResourceKey> services = awaitedPods.remove(pod);
        return services == null ? new LinkedHashSet<>() : services;
    }

    /** Services that have an address of a pod. */
    Set<ResourceKey> servicesWith(Pod pod) {
        Set<ResourceKey> services = new LinkedHashSet<>();
        slices.forEach(
                (service, some) -> {
                    boolean sameNamespace = service.namespace().equals(pod.meta().namespace());
                    if (sameNamespace && some.values().stream().anyMatch(s -> has(s, pod))) {
                        services.add(service);
                    }
                });
        return services;
    }

    private static boolean has(EndpointSlice slice, Pod pod) {
        return slice.endpoints().stream().anyMatch(end -> end.pod().equals(pod.meta().name()));
    }

    List<WorkloadEndpoint> endpoints(ResourceKey service) {
        List<WorkloadEndpoint> all = new ArrayList<>();
        Map<ResourceKey, EndpointSlice> some = slices.get(service);
        if (some == null) {
            return all;
        }
        for (EndpointSlice slice : some.values()) {
            for (Endpoint end : slice.endpoints()) {
                Pod pod = podOf(service, end);
                if (pod != null || end.pod().isEmpty()) {
                    add(all, slice, end, pod);
                }
            }
        }
        return all;
    }

    private @Nullable Pod podOf(ResourceKey service, Endpoint end) {
        if (end.pod().isEmpty()) {
            return null;
        }
        ResourceKey key = new ResourceKey(Kind.POD, service.namespace(), end.pod());
        Pod pod = pods.get(key);
        if (pod == null) {
            awaitedPods.computeIfAbsent(key, ignored -> new LinkedHashSet<>()).add(service);
        }
        return pod;
    }

    private void add(
            List<WorkloadEndpoint> all, EndpointSlice slice, Endpoint end, @Nullable Pod pod) {
        Labels labels = pod == null ? Labels.NONE : pod.meta().labels();
        Locality locality = locality(labels, end.node());
        for (ContainerPort port : slice.ports()) {
            all.add(
                    new WorkloadEndpoint(
                            end.ip(),
                            port.port(),
                            port.name(),
                            end.pod(),
                            slice.meta().namespace(),
                            pod == null || pod.owner().isEmpty() ? end.pod() : pod.owner(),
                            pod == null ? "" : pod.serviceAccount(),
                            labels,
                            locality,
                            end.node(),
                            health(end),
                            settings.sendUnhealthyEndpoints(),
                            1));
        }
    }

    private static Health health(Endpoint end) {
        return Health.of(end.ready(), end.ready(), end.terminating(), false);
    }

    /** Node labels do not change here, so they are read where the API server has them. */
    Locality locality(Labels pod, String node) {
        Labels labels =
                node.isEmpty()
                        ? Labels.NONE
                        : store.get(new ResourceKey(Kind.NODE, "", node))
                                .map(found -> found.meta().labels())
                                .orElse(Labels.NONE);
        return Topology.locality(pod.entries(), labels.entries());
    }
}
