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
 * <p>The worker that has handled a change goes on with the next one before others get its CPU, but
 * for no longer than a slice of time.
 *
 * <p>Source: Istio 1.30 pkg/queue/instance.go: one worker takes what informers have queued. Go,
 * src/runtime/proc.go: what goes on, or has just been woken, runs first (runnext); after 10 ms it
 * goes behind the others (forcePreemptNS).
 */
public final class InboundQueue {

    /** Hears how long changes wait and are worked on. */
    public interface Listener {

        /** The handler of a change is done. */
        void handled(String queue, long waitedNanos, long workedNanos);
    }

    /** What a handler may have to wait for before it writes. */
    public interface Gate {

        /** Whether it may write at once; if not, the event runs for the row when it may. */
        boolean enter(Change change, Event entered, int row);

        /** It has written. */
        void leave(Change change);
    }

    private static final long SLICE_NANOS = 10_000_000;

    private record Waiting(Change change, long sinceNanos, long cause) {}

    private final Simulation simulation;
    private final Cores cpu;
    private final String name;
    private final EventCost cost;
    private final Consumer<Change> handler;
    private final Gate gate;
    private final Listener listener;
    private final Event done;
    private final Event entered;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Waiting current;
    private long startNanos;
    private long sliceNanos;
    private int epoch;

    /** An empty queue; the name is the label {@code queueID} of its metrics. */
    public InboundQueue(
            Simulation simulation,
            Cores cpu,
            String name,
            EventCost cost,
            Gate gate,
            Consumer<Change> handler,
            Listener listener) {
        this.simulation = simulation;
        this.cpu = cpu;
        this.name = name;
        this.cost = cost;
        this.handler = handler;
        this.gate = gate;
        this.listener = listener;
        this.done = simulation.event("istiod.inbound", this::done);
        this.entered = simulation.event("istiod.inbound.write", this::handled);
    }

    /** Takes a change. */
    public void add(Change change) {
        waiting.add(new Waiting(change, simulation.nowNanos(), simulation.trace().cause()));
        if (current == null) {
            next(false);
        }
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

    private void next(boolean goesOn) {
        Waiting first = waiting.remove();
        current = first;
        startNanos = simulation.nowNanos();
        simulation.trace().causedBy(first.cause());
        long nanos = cost.nanos(first.change());
        if (goesOn && sliceNanos + nanos <= SLICE_NANOS) {
            sliceNanos += nanos;
            cpu.submitFirst(nanos, done, epoch);
        } else {
            sliceNanos = nanos;
            cpu.submit(nanos, done, epoch);
        }
    }

    private void done(int started) {
        Waiting ready = current;
        if (started != epoch || ready == null) {
            return;
        }
        if (gate.enter(ready.change(), entered, epoch)) {
            handled(epoch);
        }
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
        gate.leave(ready.change());
        if (current == null && !waiting.isEmpty()) {
            next(true);
        }
    }
}
