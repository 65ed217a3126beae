package io.meshsim.mesh.path;

import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a TCP connection: delivers in order, keeps trying while packets are lost, and
 * breaks when data has not been acknowledged for too long (TCP_USER_TIMEOUT).
 */
final class Pipe {

    private static final long RETRY_NANOS = 200_000_000L;

    private final Simulation simulation;
    private final Network network;
    private final Place from;
    private final Place to;
    private final long patienceNanos;
    private final Runnable onBroken;
    private final Deque<Message> held = new ArrayDeque<>(1);
    private final Deque<Message> underWay = new ArrayDeque<>(1);
    private long lastArrivalNanos;
    private long heldSinceNanos;
    private boolean closed;

    private record Message(String name, long sizeBytes, Runnable delivery, long cause) {}

    Pipe(
            Simulation simulation,
            Network network,
            Place from,
            Place to,
            long patienceNanos,
            Runnable onBroken) {
        this.simulation = simulation;
        this.network = network;
        this.from = from;
        this.to = to;
        this.patienceNanos = patienceNanos;
        this.onBroken = onBroken;
    }

    void send(String name, long sizeBytes, Runnable delivery) {
        if (closed) {
            return;
        }
        Message message = new Message(name, sizeBytes, delivery, simulation.trace().cause());
        if (!held.isEmpty() || !transmit(message)) {
            hold(message);
        }
    }

    /** Delivers nothing more. */
    void close() {
        closed = true;
        held.clear();
    }

    boolean isIdle() {
        return closed || (underWay.isEmpty() && held.isEmpty());
    }

    private boolean transmit(Message message) {
        long transitNanos = network.transitNanos(from, to, message.sizeBytes());
        if (transitNanos == Network.LOST) {
            return false;
        }
        long now = simulation.nowNanos();
        lastArrivalNanos = Math.max(lastArrivalNanos, now + transitNanos);
        simulation.after(lastArrivalNanos - now, message.name(), this::arriveNext);
        underWay.add(message);
        return true;
    }

    /** What was sent first arrives first, even when ties are shuffled. */
    private void arriveNext() {
        Message message = underWay.remove();
        if (!closed) {
            simulation.trace().causedBy(message.cause());
            message.delivery().run();
        }
    }

    private void hold(Message message) {
        if (held.isEmpty()) {
            heldSinceNanos = simulation.nowNanos();
            simulation.after(RETRY_NANOS, "tcp retry", this::retry);
        }
        held.add(message);
    }

    private void retry() {
        while (!held.isEmpty() && transmit(held.getFirst())) {
            held.removeFirst();
        }
        if (held.isEmpty()) {
            return;
        }
        if (simulation.nowNanos() - heldSinceNanos >= patienceNanos) {
            onBroken.run();
        } else {
            simulation.after(RETRY_NANOS, "tcp retry", this::retry);
        }
    }
}
