package io.meshsim.part.istiod;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.part.istiod.stream.ConnectionAge;
import io.meshsim.part.istiod.stream.SendWindow;
import io.meshsim.part.istiod.stream.StreamGate;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All open streams: who is let in and when, whom a push reaches, and how streams end.
 *
 * <p>Source: Istio 1.30 pkg/xds/server.go (Stream), pilot/pkg/xds/ads.go.
 */
final class Connections {

    private final Simulation simulation;
    private final PushObserver observer;
    private final IstiodTrace trace;
    private final long clientWindowBytes;
    private final StreamGate gate;
    private final ConnectionAge ages;
    private final RandomStream order;
    private final Event admitted;
    private final Event aged;
    private final Map<Integer, Connection> open = new LinkedHashMap<>();
    private final StreamLoop loop;
    private final List<Connection> turnOrder = new ArrayList<>();
    private boolean limited = true;
    private final Nonces nonces = new Nonces();
    private int lastId;

    Connections(
            Parts parts, Registry registry, IstiodSettings settings, Supplier<PushContext> newest) {
        this.simulation = parts.simulation();
        this.observer = parts.observer();
        this.trace = parts.trace();
        this.clientWindowBytes = settings.streams().clientWindowBytes();
        this.gate = new StreamGate(settings.effectiveMaxRequestsPerSecond());
        this.ages =
                new ConnectionAge(
                        settings.streams(), simulation.stream(parts.identity().name(), "age"));
        this.order = simulation.stream(parts.identity().name(), "order of clients");
        this.admitted = simulation.event("istiod.admitted", this::admitted);
        this.aged = simulation.event("istiod.aged", this::aged);
        this.loop =
                new StreamLoop(
                        parts,
                        registry,
                        settings,
                        newest,
                        open,
                        connection -> end(connection, "deadline exceeded"));
    }

    int connected() {
        return loop.connected();
    }

    /** Who is connected, in the order of coming. */
    List<String> pods() {
        return open.values().stream().map(Connection::pod).distinct().toList();
    }

    boolean isQuiet() {
        return loop.isQuiet();
    }

    XdsStream open(ProxyNode node, XdsClient client) {
        long waitNanos = limited ? gate.waitNanos(simulation.nowNanos()) : 0;
        if (waitNanos == StreamGate.REFUSED) {
            trace.record(trace.refuse, trace.name(node.name()), 0);
            return RefusedStream.because("resource exhausted", simulation, node, client);
        }
        SendWindow window = new SendWindow(clientWindowBytes);
        Connection connection = new Connection(++lastId, node, client, window, trace, nonces);
        open.put(connection.id(), connection);
        observer.connected(connection.pod());
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
                loop.wake(connection);
            }
        }

        @Override
        public void received(long bytes) {
            if (!connection.isClosed()) {
                loop.read(connection, bytes);
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
                loop.wake(connection);
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
            loop.enqueue(turnOrder.get(next), request);
            turnOrder.set(next, turnOrder.get(left - 1));
        }
        turnOrder.clear();
        return queued;
    }

    /** Queues a push for the first proxy with this address. */
    void enqueue(String ip, PushRequest request) {
        for (Connection connection : open.values()) {
            if (connection.state() != null && connection.node().ip().equals(ip)) {
                loop.enqueue(connection, request);
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
        gate.reset();
        for (Connection connection : gone) {
            connection.close();
            loop.ended(connection);
            observer.disconnected(connection.pod());
            tell(connection, reason);
        }
        loop.reset();
    }

    private void disconnect(Connection connection) {
        if (connection.isClosed()) {
            return;
        }
        connection.close();
        open.remove(connection.id());
        trace.record(trace.disconnect, connection.tracePod(), connection.id());
        observer.disconnected(connection.pod());
        loop.ended(connection);
    }
}
