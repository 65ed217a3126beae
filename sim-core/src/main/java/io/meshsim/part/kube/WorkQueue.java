package io.meshsim.part.kube;

import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a controller has to look at: each key once, because of whatever put it in first, and all of
 * one instant together.
 */
final class WorkQueue {

    private final Map<ResourceKey, Long> causes = new LinkedHashMap<>();
    private final Supplier<Consumer<ResourceKey>> rounds;
    private final Trace trace;
    private final Event work;

    /** Each round, something new looks at the keys. */
    WorkQueue(Simulation sim, String controller, Supplier<Consumer<ResourceKey>> rounds) {
        this.rounds = rounds;
        this.trace = sim.trace();
        this.work = sim.event(controller, ignored -> drain());
    }

    void add(ResourceKey key) {
        if (causes.isEmpty()) {
            work.after(0, 0);
        }
        causes.putIfAbsent(key, trace.cause());
    }

    boolean isIdle() {
        return causes.isEmpty();
    }

    private void drain() {
        Map<ResourceKey, Long> now = new LinkedHashMap<>(causes);
        causes.clear();
        Consumer<ResourceKey> round = rounds.get();
        now.forEach(
                (key, cause) -> {
                    trace.causedBy(cause);
                    round.accept(key);
                });
    }
}
