package io.meshsim.part.istiod.registry;

import io.meshsim.config.Change;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.station.Cores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes that have come in over watches, handled one after the other, each as a job on istiod's
 * CPUs. What a change calls for is known only when its handler is done, and debounced from then on.
 *
 * <p>Source: Istio 1.30 pkg/queue/instance.go: one worker takes what informers have queued.
 */
public final class InboundQueue {

    /** Hears how long changes wait and are worked on. */
    public interface Listener {

        /** The handler of a change is done. */
        void handled(String queue, long waitedNanos, long workedNanos);
    }

    private record Waiting(Change change, long sinceNanos, long cause) {}

    private final Simulation simulation;
    private final Cores cpu;
    private final String name;
    private final EventCost cost;
    private final Consumer<Change> handler;
    private final Listener listener;
    private final Event done;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Waiting current;
    private long startNanos;
    private int epoch;

    /** An empty queue; the name is the label {@code queueID} of its metrics. */
    public InboundQueue(
            Simulation simulation,
            Cores cpu,
            String name,
            EventCost cost,
            Consumer<Change> handler,
            Listener listener) {
        this.simulation = simulation;
        this.cpu = cpu;
        this.name = name;
        this.cost = cost;
        this.handler = handler;
        this.listener = listener;
        this.done = simulation.event("istiod.inbound", this::handled);
    }

    /** Takes a change. */
    public void add(Change change) {
        waiting.add(new Waiting(change, simulation.nowNanos(), simulation.trace().cause()));
        next();
    }

    /** Changes that wait, without the one that is being handled. */
    public int depth() {
        return waiting.size();
    }

    /** Whether nothing waits or is being handled. */
    public boolean isQuiet() {
        return current == null && waiting.isEmpty();
    }

    /** Forgets everything, also what is being handled. */
    public void reset() {
        waiting.clear();
        current = null;
        epoch++;
    }

    private void next() {
        if (current != null || waiting.isEmpty()) {
            return;
        }
        Waiting first = waiting.remove();
        current = first;
        startNanos = simulation.nowNanos();
        simulation.trace().causedBy(first.cause());
        cpu.submit(cost.nanos(first.change()), done, epoch);
    }

    private void handled(int started) {
        Waiting ready = current;
        if (started != epoch || ready == null) {
            return;
        }
        current = null;
        listener.handled(name, startNanos - ready.sinceNanos(), simulation.nowNanos() - startNanos);
        simulation.trace().causedBy(ready.cause());
        handler.accept(ready.change());
        next();
    }
}
