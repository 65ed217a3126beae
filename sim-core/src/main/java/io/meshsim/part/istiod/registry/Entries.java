package io.meshsim.part.istiod.registry;

import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ServiceEntries and WorkloadEntries: the services that they make, and who is behind those. */
final class Entries {

    private final Table<ServiceEntry> entries = new Table<>(ServiceEntry.class);
    private final Table<WorkloadEntry> workloads = new Table<>(WorkloadEntry.class);
    private final Map<ResourceKey, Set<ResourceKey>> byService = new LinkedHashMap<>();
    private final Map<ResourceKey, ServiceEntry> selecting = new LinkedHashMap<>();
    private final Table<Pod> pods;
    private final EntryEndpoints endpoints;

    Entries(Table<Pod> pods, EntryEndpoints endpoints) {
        this.pods = pods;
        this.endpoints = endpoints;
    }

    /** Reads the store anew. */
    void list(ResourceStore store, long nowNanos) {
        store.list(Kind.SERVICE_ENTRY).forEach(entry -> put((ServiceEntry) entry, nowNanos));
        store.list(Kind.WORKLOAD_ENTRY).forEach(workload -> workloads.put(workload, nowNanos));
    }

    void clear() {
        entries.clear();
        workloads.clear();
        byService.clear();
        selecting.clear();
    }

    /** Takes an entry; gives the one before it, if there was one. */
    @Nullable ServiceEntry put(ServiceEntry entry, long nowNanos) {
        ServiceEntry before = entries.put(entry, nowNanos);
        forget(before);
        for (MeshService service : EntryServices.of(entry)) {
            byService
                    .computeIfAbsent(service.key(), ignored -> new LinkedHashSet<>())
                    .add(entry.key());
        }
        if (entry.selector() != null) {
            selecting.put(entry.key(), entry);
        }
        return before;
    }

    @Nullable ServiceEntry remove(ResourceKey key) {
        ServiceEntry gone = entries.remove(key);
        forget(gone);
        return gone;
    }

    @Nullable WorkloadEntry put(WorkloadEntry workload, long nowNanos) {
        return workloads.put(workload, nowNanos);
    }

    @Nullable WorkloadEntry removeWorkload(ResourceKey key) {
        return workloads.remove(key);
    }

    /** Whether there are WorkloadEntries. */
    boolean hasWorkloads() {
        return workloads.rows().iterator().hasNext();
    }

    /** The keys of all services. */
    Set<ResourceKey> services() {
        return new LinkedHashSet<>(byService.keySet());
    }

    /** Whether an entry makes the service. */
    boolean makes(ResourceKey service) {
        return byService.containsKey(service);
    }

    /** Whether proxies look some endpoint of a service up in DNS. */
    boolean isDns(ResourceKey service) {
        return entriesOf(service).stream().anyMatch(ServiceEntry::isDns);
    }

    /** All services, with the times at which their entries were made. */
    List<AgedService> aged() {
        List<AgedService> aged = new ArrayList<>();
        for (ServiceEntry entry : entries.rows()) {
            long seconds = entries.createdSeconds(entry.key());
            EntryServices.of(entry).forEach(made -> aged.add(new AgedService(seconds, made)));
        }
        return aged;
    }

    /** Services of entries that select a workload of these labels. */
    Set<ResourceKey> selecting(String namespace, Labels labels) {
        Set<ResourceKey> services = new LinkedHashSet<>();
        for (ServiceEntry entry : selecting.values()) {
            if (entry.selects(namespace, labels)) {
                EntryServices.of(entry).forEach(made -> services.add(made.key()));
            }
        }
        return services;
    }

    /** All that entries list and select for a service. */
    List<WorkloadEndpoint> endpoints(ResourceKey service) {
        List<WorkloadEndpoint> all = new ArrayList<>();
        for (ServiceEntry entry : entriesOf(service)) {
            endpoints.addListed(entry, service.name(), all);
            if (entry.selector() != null) {
                addSelected(entry, all);
            }
        }
        return EntryEndpoints.distinct(all);
    }

    /** The WorkloadEntries that a Service of Kubernetes selects. */
    List<WorkloadEndpoint> behind(@Nullable MeshService service) {
        List<WorkloadEndpoint> all = new ArrayList<>();
        if (service == null || service.selector().isEmpty()) {
            return all;
        }
        for (WorkloadEntry workload : workloads.rows()) {
            boolean isSame = workload.meta().namespace().equals(service.namespace());
            if (isSame
                    && workload.isServing()
                    && service.selector().isSubsetOf(workload.labels())) {
                endpoints.addSelected(service, workload, all);
            }
        }
        return all;
    }

    /** Whether a pod stands behind the entries that select it. */
    static boolean isServing(Pod pod) {
        return pod.ready() && !pod.terminating() && !pod.ip().isEmpty();
    }

    private void addSelected(ServiceEntry entry, List<WorkloadEndpoint> all) {
        for (WorkloadEntry workload : workloads.rows()) {
            if (workload.isServing()
                    && entry.selects(workload.meta().namespace(), workload.labels())) {
                endpoints.addSelected(entry, workload, all);
            }
        }
        for (Pod pod : pods.rows()) {
            if (isServing(pod) && entry.selects(pod.meta().namespace(), pod.meta().labels())) {
                endpoints.addSelected(entry, pod, all);
            }
        }
    }

    private List<ServiceEntry> entriesOf(ResourceKey service) {
        return byService.getOrDefault(service, new LinkedHashSet<>()).stream()
                .map(key -> Objects.requireNonNull(entries.get(key)))
                .toList();
    }

    private void forget(@Nullable ServiceEntry entry) {
        if (entry == null) {
            return;
        }
        selecting.remove(entry.key());
        for (MeshService service : EntryServices.of(entry)) {
            Set<ResourceKey> others = byService.get(service.key());
            if (others != null && others.remove(entry.key()) && others.isEmpty()) {
                byService.remove(service.key());
            }
        }
    }
}
