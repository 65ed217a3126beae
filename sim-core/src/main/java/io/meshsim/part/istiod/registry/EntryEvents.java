package io.meshsim.part.istiod.registry;

import io.meshsim.config.Change;
import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.Shard;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes of ServiceEntries, of WorkloadEntries and of the pods that they select call for.
 *
 * <p>A changed service is a full push with all its hosts; changed endpoints alone are an update of
 * endpoints, and a full push too where clusters hold them because DNS finds them.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/serviceentry/controller.go.
 */
final class EntryEvents {

    private final Entries entries;
    private final EndpointIndex index;
    private final Registry.Listener listener;

    EntryEvents(Entries entries, EndpointIndex index, Registry.Listener listener) {
        this.entries = entries;
        this.index = index;
        this.listener = listener;
    }

    /** Brings the endpoints of all services up to date, without calling for a push. */
    void list() {
        for (ResourceKey service : entries.services()) {
            index.update(Shard.EXTERNAL, service, entries.endpoints(service));
        }
    }

    void serviceEntryChanged(Change change) {
        ServiceEntry before;
        ServiceEntry after = null;
        if (change.after() instanceof ServiceEntry entry) {
            after = entry;
            before = entries.put(entry, change.writtenAtNanos());
        } else {
            before = entries.remove(change.key());
        }
        Map<ResourceKey, MeshService> old = services(before);
        Map<ResourceKey, MeshService> now = services(after);
        Set<ResourceKey> changed = changed(old, now);
        if (changed.isEmpty()) {
            endpointsChanged(now.keySet(), change);
            return;
        }
        Set<ResourceKey> all = new LinkedHashSet<>(old.keySet());
        all.addAll(now.keySet());
        all.forEach(this::renew);
        listener.update(full(Reason.SERVICE, changed), change);
    }

    /** Whether it takes requests counts as much as what it is. */
    void workloadEntryChanged(Change change) {
        WorkloadEntry before;
        WorkloadEntry after = null;
        if (change.after() instanceof WorkloadEntry entry) {
            after = entry;
            before = entries.put(entry, change.writtenAtNanos());
        } else {
            before = entries.removeWorkload(change.key());
        }
        WorkloadEntry old = serving(before);
        WorkloadEntry now = serving(after);
        boolean isSame = old != null && now != null && old.workload().equals(now.workload());
        if (isSame || (old == null && now == null)) {
            return;
        }
        Set<ResourceKey> touched = selecting(old);
        touched.addAll(selecting(now));
        endpointsChanged(touched, change);
    }

    /** Pods count while they are ready. */
    void podChanged(@Nullable Pod before, @Nullable Pod after, Change change) {
        Pod old = before != null && Entries.isServing(before) ? before : null;
        Pod now = after != null && Entries.isServing(after) ? after : null;
        if (Objects.equals(old, now)) {
            return;
        }
        Set<ResourceKey> touched = new LinkedHashSet<>();
        for (Pod pod : new Pod[] {old, now}) {
            if (pod != null) {
                touched.addAll(entries.selecting(pod.meta().namespace(), pod.meta().labels()));
            }
        }
        endpointsChanged(touched, change);
    }

    private static Map<ResourceKey, MeshService> services(@Nullable ServiceEntry entry) {
        Map<ResourceKey, MeshService> services = new LinkedHashMap<>();
        if (entry != null) {
            EntryServices.of(entry).forEach(made -> services.put(made.key(), made));
        }
        return services;
    }

    private Set<ResourceKey> changed(
            Map<ResourceKey, MeshService> old, Map<ResourceKey, MeshService> now) {
        Set<ResourceKey> changed = new LinkedHashSet<>();
        old.forEach(
                (key, service) -> {
                    if (!now.containsKey(key)) {
                        changed.add(key);
                        listener.inbound(entries.makes(key) ? "svc" : "svcdelete");
                    }
                });
        now.forEach(
                (key, service) -> {
                    if (!service.equals(old.get(key))) {
                        changed.add(key);
                        listener.inbound("svc");
                    }
                });
        return changed;
    }

    private void endpointsChanged(Set<ResourceKey> services, Change change) {
        Set<ResourceKey> held = new LinkedHashSet<>();
        for (ResourceKey service : services) {
            EndpointIndex.Effect effect = renew(service);
            if (effect == EndpointIndex.Effect.NO_PUSH) {
                continue;
            }
            boolean full = effect == EndpointIndex.Effect.FULL;
            listener.update(PushRequest.of(full, Reason.ENDPOINT, service), change);
            if (entries.isDns(service)) {
                held.add(service);
            }
        }
        if (!held.isEmpty()) {
            listener.update(full(Reason.ENDPOINT, held), change);
        }
    }

    private EndpointIndex.Effect renew(ResourceKey service) {
        if (!entries.makes(service)) {
            index.delete(Shard.EXTERNAL, service);
            return EndpointIndex.Effect.INCREMENTAL;
        }
        listener.inbound("eds");
        return index.update(Shard.EXTERNAL, service, entries.endpoints(service));
    }

    private static @Nullable WorkloadEntry serving(@Nullable WorkloadEntry entry) {
        return entry != null && entry.isServing() ? entry : null;
    }

    private Set<ResourceKey> selecting(@Nullable WorkloadEntry entry) {
        return entry == null
                ? new LinkedHashSet<>()
                : entries.selecting(entry.meta().namespace(), entry.labels());
    }

    private static PushRequest full(Reason reason, Set<ResourceKey> keys) {
        return PushRequest.of(true, reason, List.copyOf(keys).toArray(new ResourceKey[0]));
    }
}
