package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One watch: changes leave in order and arrive in order, even when ties are shuffled. */
final class Watcher {

    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final Trace trace;
    private final Consumer<Change> handler;
    private final long latencyNanos;
    private final Event arrival;

    private record Sent(Change change, long cause) {}

    Watcher(
            Simulation sim,
            String name,
            List<Kind> kinds,
            long latencyNanos,
            Consumer<Change> handler) {
        this.kinds.addAll(kinds);
        this.latencyNanos = latencyNanos;
        this.trace = sim.trace();
        this.handler = handler;
        this.arrival = sim.event("watch of " + name, ignored -> arrive());
    }

    void send(Change change) {
        if (kinds.contains(change.resource().kind())) {
            underWay.add(new Sent(change, trace.cause()));
            arrival.after(latencyNanos, 0);
        }
    }

    boolean isQuiet() {
        return underWay.isEmpty();
    }

    private void arrive() {
        Sent sent = underWay.remove();
        trace.causedBy(sent.cause());
        handler.accept(sent.change());
    }
}
