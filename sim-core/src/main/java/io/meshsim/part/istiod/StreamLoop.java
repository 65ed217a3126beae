package io.meshsim.part.istiod;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.memory.ProcessMemory;
import io.meshsim.part.istiod.needs.Relevance;
import io.meshsim.part.istiod.protocol.Subscriptions;
import io.meshsim.part.istiod.push.PushQueue;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Sender;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsRequest;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The loop of each stream: requests and pushes, one at a time.
 *
 * <p>Each round looks for a request first, and then takes a request or a push, whichever is there;
 * if both are, chance decides. Requests are answered without a slot of the throttle; a push keeps
 * its slot from before it leaves the queue until it is sent.
 *
 * <p>Source: Istio 1.30 pkg/xds/server.go (Stream), pilot/pkg/xds/ads.go.
 */
final class StreamLoop {

    private final Simulation simulation;
    private final Registry registry;
    private final Supplier<PushContext> newest;
    private final PushObserver observer;
    private final IstiodMetrics metrics;
    private final IstiodTrace trace;
    private final ProcessMemory memory;
    private final Map<Integer, Connection> open;
    private final Sender<Connection> sender;
    private final Deliveries deliveries;
    private final boolean filtersChanges;
    private final RandomStream select;
    private final Event wake;
    private final BitSet busy = new BitSet();
    private int connected;

    /**
     * A loop for the streams that are open.
     *
     * @param onSendTimeout ends a stream whose client has not read for too long
     */
    StreamLoop(
            Parts parts,
            Registry registry,
            IstiodSettings settings,
            Supplier<PushContext> newest,
            Map<Integer, Connection> open,
            Consumer<Connection> onSendTimeout) {
        this.simulation = parts.simulation();
        this.registry = registry;
        this.newest = newest;
        this.observer = parts.observer();
        this.metrics = parts.metrics();
        this.trace = parts.trace();
        this.memory = parts.memory();
        this.open = open;
        this.filtersChanges = settings.features().release().filtersChanges();
        int slots = settings.effectivePushThrottle();
        this.sender = new Sender<>(simulation, new PushQueue<>(), slots, this::handOver);
        long sendTimeoutNanos = SimTime.nanos(settings.streams().sendTimeout());
        this.deliveries =
                new Deliveries(parts, open, sendTimeoutNanos, this::finished, onSendTimeout);
        this.select = simulation.stream(parts.identity().name(), "select");
        this.wake = simulation.event("istiod.connection", this::round);
    }

    /** Clients that have sent their first request. */
    int connected() {
        return connected;
    }

    boolean isQuiet() {
        return sender.isQuiet() && busy.isEmpty();
    }

    void enqueue(Connection connection, PushRequest request) {
        sender.enqueue(connection, request);
    }

    /** The client has read more. */
    void read(Connection connection, long bytes) {
        deliveries.read(connection, bytes);
    }

    /** Forgets everything, as when the process is gone. */
    void reset() {
        busy.clear();
        connected = 0;
        sender.reset();
    }

    /** A stream has ended: what was being done or waited for it is not. */
    void ended(Connection connection) {
        deliveries.ended(connection);
        busy.clear(connection.id());
        ProxyState state = connection.state();
        if (state != null) {
            connected--;
            memory.disconnected(state.context().version(), connection.held());
        }
        PushRequest waiting = connection.waitingPush();
        Delivery delivery = connection.delivery();
        if (delivery != null && delivery.isPush()) {
            abandon(connection, delivery.request());
        }
        if (waiting != null) {
            abandon(connection, waiting);
        }
    }

    /** Something has come for a stream. */
    void wake(Connection connection) {
        busy.set(connection.id());
        wake.after(0, connection.id());
    }

    private void abandon(Connection connection, PushRequest request) {
        if (request.push() > 0) {
            observer.abandoned(request.push(), connection.pod());
        }
        sender.done(connection);
    }

    private void handOver(PushQueue.Turn<Connection> turn) {
        Connection connection = turn.proxy();
        PushRequest request = turn.request();
        long waited = simulation.nowNanos() - request.startNanos();
        metrics.dequeued(request.reasons(), waited);
        if (connection.isClosed()) {
            abandon(connection, request);
            return;
        }
        trace.record(trace.pushDequeue, connection.tracePod(), request.push());
        if (request.push() > 0) {
            observer.dequeued(request.push(), connection.pod());
        }
        connection.offer(request, trace.cause());
        wake(connection);
    }

    private void round(int id) {
        Connection connection = open.get(id);
        if (connection == null || connection.delivery() != null || !connection.isAdmitted()) {
            return;
        }
        while (connection.delivery() == null && !connection.isClosed()) {
            if (!takeOne(connection)) {
                busy.clear(id);
                return;
            }
        }
    }

    /** Takes a request or a push; false if there is neither. */
    private boolean takeOne(Connection connection) {
        Asked request = connection.inbox().peek();
        PushRequest push = connection.waitingPush();
        boolean isLook = connection.takesRequestFirst();
        if (request != null && (isLook || push == null || drawRequest())) {
            takeRequest(connection, connection.inbox().remove());
        } else if (push != null) {
            connection.chooseNext(true);
            trace.causedBy(connection.waitingCause());
            connection.offer(null, 0);
            startPush(connection, push);
            return true;
        }
        connection.chooseNext(!isLook || request == null);
        return request != null;
    }

    private boolean drawRequest() {
        return select.nextBoolean(0.5);
    }

    private void takeRequest(Connection connection, Asked asked) {
        XdsRequest request = asked.request();
        trace.causedBy(asked.cause());
        ProxyState state = connection.state();
        if (state == null) {
            state = new ProxyState(connection.node(), registry, newest.get());
            state.came(simulation.nowNanos());
            connection.initialise(state);
            connected++;
            memory.connected(state.context().version());
        }
        Subscriptions.Verdict verdict = connection.subscriptions().take(request);
        note(connection, request, verdict.meaning());
        if (verdict.answer()) {
            state.alignScope();
            deliveries.answer(connection, state, request.type(), verdict.names());
        }
    }

    private void note(Connection connection, XdsRequest request, Subscriptions.Meaning meaning) {
        int object = connection.traceSend(request.type());
        switch (meaning) {
            case NACK -> {
                metrics.rejected(request.type(), connection.node().id());
                trace.record(trace.nack, object, 0);
            }
            case STALE -> {
                metrics.expiredNonce(request.type());
                trace.record(trace.stale, object, 0);
            }
            case ACK -> trace.record(trace.ack, object, 0);
            default -> {}
        }
    }

    private void startPush(Connection connection, PushRequest request) {
        ProxyState state = connection.state();
        if (state == null) {
            throw new AssertionError("push to " + connection.pod() + " before its first request");
        }
        PushContext context = request.context();
        if (request.full() && context != null) {
            memory.moved(state.context().version(), context.version());
            state.update(request, context);
        }
        PushRequest relevant = Relevance.DEFAULT.filter(request, state);
        if (!Relevance.isNeeded(relevant)) {
            trace.record(trace.pushSkip, connection.tracePod(), request.push());
            if (request.push() > 0) {
                observer.skipped(request.push(), connection.pod());
            }
            sender.done(connection);
            return;
        }
        deliveries.push(connection, state, filtersChanges ? relevant : request);
    }

    /** A push or an answer is done; the next round follows in its own event. */
    private void finished(Connection connection, Delivery delivery) {
        connection.begin(null);
        if (delivery.isPush()) {
            PushRequest request = delivery.request();
            metrics.converged(simulation.nowNanos() - request.startNanos());
            trace.record(trace.pushDone, connection.tracePod(), request.push());
            if (request.push() > 0) {
                observer.delivered(request.push(), connection.pod());
            }
            sender.done(connection);
        }
        wake(connection);
    }
}
