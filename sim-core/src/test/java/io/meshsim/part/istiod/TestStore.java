package io.meshsim.part.istiod;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.engine.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An API server without latency: a change is heard in an event of the same instant. */
final class TestStore implements ResourceStore {

    private record Watcher(List<Kind> kinds, Consumer<Change> handler) {}

    private final Simulation simulation;
    private final Map<ResourceKey, Resource> resources = new LinkedHashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private long changes;

    TestStore(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public List<Resource> list(Kind kind) {
        return resources.values().stream().filter(found -> found.kind() == kind).toList();
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return Optional.ofNullable(resources.get(key));
    }

    @Override
    public long changes(Kind kind) {
        return changes;
    }

    @Override
    public void apply(Resource resource) {
        Resource before = resources.put(resource.key(), resource);
        if (!resource.equals(before)) {
            tell(before, resource);
        }
    }

    @Override
    public void delete(ResourceKey key) {
        Resource before = resources.remove(key);
        if (before != null) {
            tell(before, null);
        }
    }

    @Override
    public void watch(String watcher, List<Kind> kinds, Consumer<Change> handler) {
        watchers.add(new Watcher(kinds, handler));
    }

    private void tell(@Nullable Resource before, @Nullable Resource after) {
        changes++;
        Change change = new Change(before, after, simulation.nowNanos());
        for (Watcher watcher : watchers) {
            if (watcher.kinds().contains(change.key().kind())) {
                simulation.after(0, "watch", () -> watcher.handler().accept(change));
            }
        }
    }
}
