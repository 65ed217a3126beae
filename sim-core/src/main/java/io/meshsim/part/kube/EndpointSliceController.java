package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes for each service with a selector which addresses are behind it.
 *
 * <p>A change of a pod or service puts the service in line; its slices are worked out from what is
 * true when its turn comes and written {@code endpointSliceSync} later. What changes meanwhile
 * makes another round (Kubernetes 1.32, pkg/controller/endpointslice).
 */
final class EndpointSliceController {

    private final Simulation sim;
    private final ApiServer api;
    private final long batchNanos;
    private final long syncNanos;
    private final SelectorIndex selectors = new SelectorIndex();

    /** With the trace record that put each in line first. */
    private final Map<ResourceKey, Long> inLine = new LinkedHashMap<>();

    private final Set<ResourceKey> atWork = new LinkedHashSet<>();
    private final Map<ResourceKey, List<ResourceKey>> written = new LinkedHashMap<>();

    EndpointSliceController(Simulation sim, ApiServer api, KubeSettings settings) {
        this.sim = sim;
        this.api = api;
        this.batchNanos = SimTime.nanos(settings.endpointUpdatesBatchPeriod());
        this.syncNanos = SimTime.nanos(settings.endpointSliceSync());
    }

    void start() {
        api.watch("endpoint slices", List.of(Kind.SERVICE, Kind.POD), this::changed);
        for (Resource service : api.list(Kind.SERVICE)) {
            serviceChanged(null, (Service) service);
        }
    }

    boolean isIdle() {
        return inLine.isEmpty() && atWork.isEmpty();
    }

    private void changed(Change change) {
        if (change.resource() instanceof Pod) {
            podChanged((Pod) change.before(), (Pod) change.after());
        } else {
            serviceChanged((Service) change.before(), (Service) change.after());
        }
    }

    private void serviceChanged(@Nullable Service before, @Nullable Service after) {
        if (before != null) {
            selectors.remove(before);
        }
        if (after != null) {
            selectors.add(after);
        }
        Service service = after == null ? before : after;
        if (service != null && (SelectorIndex.isSelecting(service) || isWritten(service))) {
            queue(service.key(), 0);
        }
    }

    private boolean isWritten(Service service) {
        return written.containsKey(service.key());
    }

    private void podChanged(@Nullable Pod before, @Nullable Pod after) {
        if (before != null && after != null && isSameToClients(before, after)) {
            return;
        }
        Set<ResourceKey> services = new LinkedHashSet<>();
        if (before != null) {
            services.addAll(selectors.of(before));
        }
        if (after != null) {
            services.addAll(selectors.of(after));
        }
        services.forEach(service -> queue(service, batchNanos));
    }

    private static boolean isSameToClients(Pod before, Pod after) {
        Optional<Endpoint> then = EndpointSlices.endpoint(before);
        return then.equals(EndpointSlices.endpoint(after))
                && before.meta().labels().equals(after.meta().labels())
                && before.ports().equals(after.ports());
    }

    private void queue(ResourceKey service, long delayNanos) {
        boolean isNew = inLine.putIfAbsent(service, sim.trace().cause()) == null;
        if (isNew && !atWork.contains(service)) {
            sim.after(delayNanos, "endpoint slices of " + service, () -> begin(service));
        }
    }

    private void begin(ResourceKey key) {
        Long cause = inLine.remove(key);
        sim.trace().causedBy(cause == null ? 0 : cause);
        atWork.add(key);
        List<EndpointSlice> slices =
                api.get(key)
                        .map(Service.class::cast)
                        .filter(SelectorIndex::isSelecting)
                        .map(service -> EndpointSlices.of(service, selected(service)))
                        .orElse(List.of());
        sim.after(syncNanos, "write endpoint slices of " + key, () -> finish(key, slices));
    }

    private List<Pod> selected(Service service) {
        return api.pods().selected(service.meta().namespace(), service.selector());
    }

    private void finish(ResourceKey key, List<EndpointSlice> slices) {
        write(key, slices);
        atWork.remove(key);
        if (inLine.containsKey(key)) {
            begin(key);
        }
    }

    private void write(ResourceKey service, List<EndpointSlice> slices) {
        List<ResourceKey> now = slices.stream().map(EndpointSlice::key).toList();
        for (EndpointSlice slice : slices) {
            api.write(slice, "slice", slice.endpoints().stream().filter(Endpoint::ready).count());
        }
        for (ResourceKey old : written.getOrDefault(service, List.of())) {
            if (!now.contains(old)) {
                api.remove(old, "slice.deleted");
            }
        }
        if (now.isEmpty()) {
            written.remove(service);
        } else {
            written.put(service, now);
        }
    }
}
