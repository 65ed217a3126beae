package io.meshsim.part.istiod;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.push.PushQueue;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Sender;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.part.istiod.stream.ConnectionAge;
import io.meshsim.part.istiod.stream.SendWindow;
import io.meshsim.part.istiod.stream.StreamGate;
import io.meshsim.part.istiod.stream.StreamSettings;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All open streams and the loop of each: requests and pushes, one at a time.
 *
 * <p>Each round looks for a request first, and then takes a request or a push, whichever is there;
 * if both are, chance decides. Requests are answered without a slot of the throttle.
 *
 * <p>Source: Istio 1.30 pkg/xds/server.go (Stream), pilot/pkg/xds/ads.go.
 */
final class Connections {

    private final Simulation simulation;
    private final Registry registry;
    private final Supplier<PushContext> newest;
    private final PushObserver observer;
    private final IstiodMetrics metrics;
    private final IstiodTrace trace;
    private final Sender<Connection> sender;
    private final Deliveries deliveries;
    private final StreamSettings settings;
    private final StreamGate gate;
    private final ConnectionAge ages;
    private final RandomStream select;
    private final RandomStream order;
    private final Event admitted;
    private final Event aged;
    private final Event wake;
    private final Map<Integer, Connection> open = new TreeMap<>();
    private final Set<Integer> busy = new TreeSet<>();
    private final List<Connection> turnOrder = new ArrayList<>();
    private boolean limited = true;
    private int lastId;
    private int connected;

    Connections(Parts parts, Registry registry, IstiodSettings all, Supplier<PushContext> newest) {
        this.simulation = parts.simulation();
        this.registry = registry;
        this.newest = newest;
        this.observer = parts.observer();
        this.metrics = parts.metrics();
        this.trace = parts.trace();
        this.settings = all.streams();
        this.sender =
                new Sender<>(
                        simulation, new PushQueue<>(), all.effectivePushThrottle(), this::handOver);
        this.deliveries =
                new Deliveries(
                        parts,
                        open,
                        SimTime.nanos(settings.sendTimeout()),
                        this::finished,
                        connection -> end(connection, "deadline exceeded"));
        this.gate = new StreamGate(all.effectiveMaxRequestsPerSecond());
        this.ages = new ConnectionAge(settings, simulation.stream("istiod", "age"));
        this.select = simulation.stream("istiod", "select");
        this.order = simulation.stream("istiod", "order of clients");
        this.admitted = simulation.event("istiod.admitted", this::admitted);
        this.aged = simulation.event("istiod.aged", this::aged);
        this.wake = simulation.event("istiod.connection", this::round);
    }

    int connected() {
        return connected;
    }

    boolean isQuiet() {
        return sender.isQuiet() && busy.isEmpty();
    }

    XdsStream open(ProxyNode node, XdsClient client) {
        long waitNanos = limited ? gate.waitNanos(simulation.nowNanos()) : 0;
        if (waitNanos == StreamGate.REFUSED) {
            trace.record(trace.refuse, trace.name(node.name()), 0);
            return RefusedStream.because("resource exhausted", simulation, node, client);
        }
        SendWindow window = new SendWindow(settings.clientWindowBytes());
        Connection connection = new Connection(++lastId, node, client, window, trace);
        open.put(connection.id(), connection);
        trace.record(trace.connect, connection.tracePod(), connection.id());
        long lifeNanos = ages.lifeNanos();
        if (lifeNanos != ConnectionAge.FOR_EVER) {
            aged.after(lifeNanos, connection.id());
        }
        if (waitNanos > 0) {
            admitted.after(waitNanos, connection.id());
        } else {
            connection.admit();
        }
        return new Stream(connection);
    }

    /** A client's end. */
    private final class Stream implements XdsStream {

        private final Connection connection;

        private Stream(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void request(XdsRequest request) {
            if (!connection.isClosed()) {
                connection.inbox().add(new Asked(request, trace.cause()));
                wake(connection);
            }
        }

        @Override
        public void received(long bytes) {
            if (!connection.isClosed()) {
                deliveries.read(connection, bytes);
            }
        }

        @Override
        public void close() {
            disconnect(connection);
        }
    }

    /** Whether new streams are let in one by one, as they are in reality. */
    void limitStreams(boolean limit) {
        limited = limit;
    }

    private void admitted(int id) {
        Connection connection = open.get(id);
        if (connection != null) {
            connection.admit();
            if (!connection.inbox().isEmpty()) {
                wake(connection);
            }
        }
    }

    private void aged(int id) {
        Connection connection = open.get(id);
        if (connection != null) {
            end(connection, "max connection age");
        }
    }

    /** Ends a stream from here. */
    private void end(Connection connection, String reason) {
        disconnect(connection);
        tell(connection, reason);
    }

    private void tell(Connection connection, String reason) {
        simulation.after(
                0,
                "stream of " + connection.pod() + " ends",
                () -> connection.client().onClosed(reason));
    }

    /**
     * Queues a push for every proxy that has sent its first request, in an order that chance makes
     * anew each time: that of a Go map.
     */
    int enqueueAll(PushRequest request) {
        turnOrder.clear();
        for (Connection connection : open.values()) {
            if (connection.state() != null) {
                turnOrder.add(connection);
            }
        }
        int queued = turnOrder.size();
        for (int left = queued; left > 0; left--) {
            int next = order.nextInt(left);
            sender.enqueue(turnOrder.get(next), request);
            turnOrder.set(next, turnOrder.get(left - 1));
        }
        turnOrder.clear();
        return queued;
    }

    /** Queues a push for the first proxy with this address. */
    void enqueue(String ip, PushRequest request) {
        for (Connection connection : open.values()) {
            if (connection.state() != null && connection.node().ip().equals(ip)) {
                sender.enqueue(connection, request);
                return;
            }
        }
    }

    /** The state of the first proxy with this address, or null. */
    @Nullable ProxyState stateOf(String ip) {
        for (Connection connection : open.values()) {
            if (connection.state() != null && connection.node().ip().equals(ip)) {
                return connection.state();
            }
        }
        return null;
    }

    /** The process is gone: every stream ends. */
    void closeAll(String reason) {
        List<Connection> gone = new ArrayList<>(open.values());
        open.clear();
        busy.clear();
        connected = 0;
        sender.reset();
        gate.reset();
        for (Connection connection : gone) {
            connection.close();
            deliveries.stopWaiting(connection);
            observer.disconnected(connection.pod());
            tell(connection, reason);
        }
    }

    private void disconnect(Connection connection) {
        if (connection.isClosed()) {
            return;
        }
        connection.close();
        deliveries.stopWaiting(connection);
        open.remove(connection.id());
        busy.remove(connection.id());
        connected -= connection.state() == null ? 0 : 1;
        trace.record(trace.disconnect, connection.tracePod(), connection.id());
        observer.disconnected(connection.pod());
        PushRequest waiting = connection.waitingPush();
        Delivery delivery = connection.delivery();
        if (delivery != null && delivery.isPush()) {
            abandon(connection, delivery.request());
        }
        if (waiting != null) {
            abandon(connection, waiting);
        }
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

    private void wake(Connection connection) {
        busy.add(connection.id());
        wake.after(0, connection.id());
    }

    private void round(int id) {
        Connection connection = open.get(id);
        if (connection == null || connection.delivery() != null || !connection.isAdmitted()) {
            return;
        }
        while (connection.delivery() == null && !connection.isClosed()) {
            if (!takeOne(connection)) {
                busy.remove(id);
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
            connection.initialise(state);
            connected++;
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
                metrics.rejected(request.type());
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
            state.update(request, context);
        }
        PushRequest relevant = request.withUpdated(state.relevant(request));
        if (!request.forced() && relevant.updated().isEmpty()) {
            trace.record(trace.pushSkip, connection.tracePod(), request.push());
            if (request.push() > 0) {
                observer.skipped(request.push(), connection.pod());
            }
            sender.done(connection);
            return;
        }
        deliveries.push(connection, state, relevant);
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

    /** Types watched on a stream that a request asks for. */
    static List<XdsType> typesOf(Connection connection, PushRequest relevant) {
        List<XdsType> types = new ArrayList<>();
        for (XdsType type : connection.subscriptions().types()) {
            if (PushRules.generates(type, relevant)) {
                types.add(type);
            }
        }
        return types;
    }
}
