package io.meshsim.part.kube;

import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a controller has to look at: each key once, all of one instant together. */
final class WorkQueue {

    private final Set<ResourceKey> keys = new LinkedHashSet<>();
    private final Consumer<List<ResourceKey>> sync;
    private final Event work;

    WorkQueue(Simulation sim, String controller, Consumer<List<ResourceKey>> sync) {
        this.sync = sync;
        this.work = sim.event(controller, ignored -> drain());
    }

    void add(ResourceKey key) {
        if (keys.isEmpty()) {
            work.after(0, 0);
        }
        keys.add(key);
    }

    boolean isIdle() {
        return keys.isEmpty();
    }

    private void drain() {
        List<ResourceKey> now = new ArrayList<>(keys);
        keys.clear();
        sync.accept(now);
    }
}
