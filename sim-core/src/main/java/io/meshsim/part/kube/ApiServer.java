package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The API server: what is true of the cluster as far as the control plane knows, and watches on it.
 *
 * <p>What a client writes is there at once; watchers hear of it {@code watchLatency} later, each in
 * the order of the writes. Refuses what the real one refuses, with IllegalArgumentException.
 */
public final class ApiServer implements ResourceStore {

    private final Simulation sim;
    private final long watchLatencyNanos;
    private final Map<Kind, Map<ResourceKey, Resource>> resources = new EnumMap<>(Kind.class);
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<Kind, Long> changes = new EnumMap<>(Kind.class);
    private final ServiceAddresses addresses = new ServiceAddresses();
    private final PodIndex pods = new PodIndex();
    private final KubeTrace trace;

    ApiServer(Simulation sim, KubeSettings settings) {
        this.sim = sim;
        this.watchLatencyNanos = SimTime.nanos(settings.watchLatency());
        this.trace = new KubeTrace(sim.trace());
        for (Kind kind : Kind.values()) {
            resources.put(kind, new LinkedHashMap<>());
        }
    }

    @Override
    public List<Resource> list(Kind kind) {
        return List.copyOf(ofKind(kind).values());
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return Optional.ofNullable(ofKind(key.kind()).get(key));
    }

    @Override
    public long changes(Kind kind) {
        return changes.getOrDefault(kind, 0L);
    }

    /**
     * Adds or replaces a resource now; nothing is told if it equals the one there. A Service
     * without an address gets one and keeps it.
     */
    @Override
    public void apply(Resource resource) {
        Admission.check(resource, get(resource.key()));
        write(resource, "apply");
    }

    /**
     * Deletes a resource now; nothing happens if it is not there. A pod that is on a node is
     * terminating from now on and goes when its kubelet has stopped it.
     */
    @Override
    public void delete(ResourceKey key) {
        delete(key, "delete");
    }

    @Override
    public void watch(String watcher, List<Kind> kinds, Consumer<Change> handler) {
        watchers.add(new Watcher(sim, watcher, kinds, watchLatencyNanos, handler));
    }

    /** Deletes for a reason that the trace names. */
    void delete(ResourceKey key, String what) {
        Resource there = ofKind(key.kind()).get(key);
        if (there instanceof Pod pod && !pod.node().isEmpty()) {
            write(pod.asTerminating(), what);
        } else {
            remove(key, what);
        }
    }

    /** Takes a resource away at once. */
    void remove(ResourceKey key, String what) {
        Resource before = ofKind(key.kind()).remove(key);
        if (before != null) {
            changed(before, null, what, 0);
        }
    }

    /** Writes what a component of the control plane found out. */
    void write(Resource resource, String what) {
        write(resource, what, 0);
    }

    /** As {@link #write(Resource, String)}, with a number for the trace. */
    void write(Resource resource, String what, long value) {
        Resource after = resource instanceof Service service ? addresses.assign(service) : resource;
        Resource before = ofKind(after.kind()).put(after.key(), after);
        if (!after.equals(before)) {
            changed(before, after, what, value);
        }
    }

    /** Pods by what they have in common. */
    PodIndex pods() {
        return pods;
    }

    /** Records what is no change of a resource. */
    void record(String what, ResourceKey key) {
        trace.record(what, key, 0);
    }

    /** Whether every watcher knows everything. */
    boolean isQuiet() {
        return watchers.stream().allMatch(Watcher::isQuiet);
    }

    private void changed(
            @Nullable Resource before, @Nullable Resource after, String what, long value) {
        Change change = new Change(before, after, sim.nowNanos());
        changes.merge(change.key().kind(), 1L, Long::sum);
        if (before instanceof Pod || after instanceof Pod) {
            pods.replace((Pod) before, (Pod) after);
        }
        if (after == null && before instanceof Service gone) {
            addresses.release(gone);
        }
        trace.record(what, change.key(), value);
        watchers.forEach(watcher -> watcher.send(change));
    }

    private Map<ResourceKey, Resource> ofKind(Kind kind) {
        Map<ResourceKey, Resource> ofKind = resources.get(kind);
        if (ofKind == null) {
            throw new AssertionError("no room for " + kind);
        }
        return ofKind;
    }
}
