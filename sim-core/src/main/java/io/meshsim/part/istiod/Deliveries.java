package io.meshsim.part.istiod;

import static java.util.Objects.requireNonNull;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timers;
import io.meshsim.engine.station.Cores;
import io.meshsim.part.istiod.cache.XdsCache;
import io.meshsim.part.istiod.memory.ProcessMemory;
import io.meshsim.part.istiod.needs.PushRules;
import io.meshsim.part.istiod.protocol.Watch;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import io.meshsim.xds.Names;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Generates and sends, type after type, each as a job on istiod's CPUs.
 *
 * <p>A type for which there is nothing to say is left out, as CDS and LDS never are. A send waits
 * while the client has too much to read; the stream does nothing else meanwhile.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/ads.go (pushConnection), xdsgen.go (pushXds).
 */
final class Deliveries {

    private final Simulation simulation;
    private final IstiodCosts costs;
    private final Cores cpu;
    private final Portions portions;
    private final XdsCache cache;
    private final EndpointLocks locks;
    private final PushObserver observer;
    private final IstiodMetrics metrics;
    private final IstiodTrace trace;
    private final ProcessMemory memory;
    private final Map<Integer, Connection> open;
    private final BiConsumer<Connection, Delivery> onFinished;
    private final Event generated;
    private final Event encoded;
    private final Timers sendTimeouts;
    private final Consumer<Connection> onTimeout;
    private final long sendTimeoutNanos;

    Deliveries(
            Parts parts,
            Map<Integer, Connection> open,
            long sendTimeoutNanos,
            BiConsumer<Connection, Delivery> onFinished,
            Consumer<Connection> onTimeout) {
        this.simulation = parts.simulation();
        this.costs = parts.costs();
        this.cpu = parts.cpu();
        this.portions = new Portions(parts.generator());
        this.cache = parts.cache();
        this.locks = parts.locks();
        locks.takenBy(this::locked);
        this.observer = parts.observer();
        this.metrics = parts.metrics();
        this.trace = parts.trace();
        this.memory = parts.memory();
        this.open = open;
        this.onFinished = onFinished;
        this.generated = simulation.event("istiod.generated", this::generated);
        this.encoded = simulation.event("istiod.sent", this::encoded);
        this.sendTimeoutNanos = sendTimeoutNanos;
        this.sendTimeouts = simulation.timers("istiod.send.timeout", this::timedOut);
        this.onTimeout = onTimeout;
    }

    void push(Connection connection, ProxyState state, PushRequest relevant) {
        PushRules rules = new PushRules(state.context().rootNamespace());
        List<XdsType> types = new ArrayList<>();
        for (XdsType type : connection.subscriptions().types()) {
            if (rules.generates(type, relevant, connection.node())) {
                types.add(type);
            }
        }
        begin(connection, state, Delivery.push(relevant, types));
    }

    void answer(Connection connection, ProxyState state, XdsType type, Names names) {
        PushRequest request =
                PushRequest.forced(Reason.PROXY_REQUEST)
                        .queued(state.context(), 0, state.pushedNanos(), trace.cause());
        begin(connection, state, Delivery.answer(request, names, answered(connection, type)));
    }

    /** On a delta stream all watched endpoints follow the clusters that were asked for. */
    private static List<XdsType> answered(Connection connection, XdsType type) {
        Watch endpoints = connection.subscriptions().watch(XdsType.EDS);
        boolean follow = type == XdsType.CDS && endpoints != null && endpoints.isDelta();
        return follow ? List.of(type, XdsType.EDS) : List.of(type);
    }

    private void begin(Connection connection, ProxyState state, Delivery delivery) {
        delivery.dueTo(trace.cause());
        connection.begin(delivery);
        nextType(connection, state, delivery);
    }

    private void nextType(Connection connection, ProxyState state, Delivery delivery) {
        XdsType type = delivery.next();
        while (type != null) {
            Watch watch = connection.subscriptions().watch(type);
            Portion portion =
                    watch == null ? Portion.nothing() : portions.of(type, watch, state, delivery);
            if (type.isWildcard() || !portion.isEmpty()) {
                generate(connection, state, delivery, type, portion);
                return;
            }
            type = delivery.next();
        }
        onFinished.accept(connection, delivery);
    }

    private void generate(
            Connection connection,
            ProxyState state,
            Delivery delivery,
            XdsType type,
            Portion portion) {
        delivery.generating(type, portion, simulation.nowNanos());
        long fixedNanos = delivery.takeFirst() ? costs.perPush().microsToNanos() : 0;
        Resources made = portion.resources();
        Set<ResourceKey> locked = new LinkedHashSet<>();
        int kept =
                isFollowed(type)
                        ? cache.find(
                                made,
                                state.locality(),
                                one -> lock(sources(state, one), delivery.request(), locked))
                        : cache.read(
                                type,
                                made,
                                state.locality(),
                                delivery.request().startNanos(),
                                resource -> state.ingredients().of(type, resource.name()));
        long nanos = fixedNanos + costs.generateNanos(made.size() - kept) + costs.cachedNanos(kept);
        locks.take(connection.id(), locked, nanos);
    }

    private boolean isFollowed(XdsType type) {
        return type == XdsType.EDS && locks.followsEach();
    }

    private static Set<ResourceKey> sources(ProxyState state, XdsResource assignment) {
        return state.ingredients().of(XdsType.EDS, assignment.name());
    }

    /**
     * Of what an assignment is made from, the service if the push is about it. Others are locked
     * too, but each for a small part of the work, and hardly when it is being written.
     */
    private static Set<ResourceKey> lock(
            Set<ResourceKey> sources, PushRequest request, Set<ResourceKey> locked) {
        for (ResourceKey source : sources) {
            if (source.kind() != Kind.DESTINATION_RULE && request.updated().contains(source)) {
                locked.add(source);
            }
        }
        return sources;
    }

    private void locked(int id, long nanos) {
        cpu.submit(nanos, generated, id);
    }

    private void generated(int id) {
        locks.release(id);
        Connection connection = open.get(id);
        Delivery delivery = connection == null ? null : connection.delivery();
        ProxyState state = connection == null ? null : connection.state();
        if (connection == null || delivery == null || state == null) {
            return;
        }
        XdsType type = delivery.type();
        if (isFollowed(type)) {
            cache.keep(
                    delivery.portion().resources(),
                    state.locality(),
                    delivery.request().startNanos(),
                    one -> sources(state, one));
        }
        long push = delivery.request().push();
        if (delivery.isPush() && push > 0) {
            observer.generated(push, connection.pod(), type);
        }
        String version = state.context().version();
        String nonce = connection.nextNonce(version);
        Watch watch = connection.subscriptions().watch(type);
        Resources made = delivery.portion().resources();
        Names removed = delivery.portion().removed();
        XdsResponse response =
                watch != null && watch.isDelta()
                        ? XdsResponse.delta(type, version, nonce, made, removed, push)
                        : XdsResponse.of(type, version, nonce, made, push);
        delivery.sending(response, simulation.nowNanos());
        memory.responseMade(response.sizeBytes());
        cpu.submit(costs.sendNanos(response.sizeBytes()), encoded, id);
    }

    /** The response is ready; it goes when the client has read enough of those before. */
    private void encoded(int id) {
        Connection connection = open.get(id);
        if (connection == null || connection.delivery() == null) {
            return;
        }
        if (connection.window().isOpen()) {
            send(connection);
            return;
        }
        connection.setSendWaits(true);
        trace.record(trace.sendWait, connection.tracePod(), 0);
        if (sendTimeoutNanos > 0) {
            sendTimeouts.reset(id, sendTimeoutNanos);
        }
    }

    /** The client has read more. */
    void read(Connection connection, long bytes) {
        connection.window().read(bytes);
        if (connection.sendWaits() && connection.window().isOpen()) {
            connection.setSendWaits(false);
            sendTimeouts.cancel(connection.id());
            send(connection);
        }
    }

    /** Its stream has ended: a send that waits has failed. */
    void ended(Connection connection) {
        Delivery delivery = connection.delivery();
        XdsResponse unsent = delivery == null ? null : delivery.unsent();
        if (unsent != null) {
            memory.responseGone(unsent.sizeBytes());
        }
        if (connection.sendWaits()) {
            fail(connection, false);
        }
    }

    private void timedOut(int id) {
        Connection connection = requireNonNull(open.get(id));
        fail(connection, true);
        onTimeout.accept(connection);
    }

    private void fail(Connection connection, boolean timedOut) {
        Delivery delivery = requireNonNull(connection.delivery());
        long nowNanos = simulation.nowNanos();
        connection.setSendWaits(false);
        sendTimeouts.cancel(connection.id());
        metrics.notSent(
                delivery.type(),
                timedOut,
                nowNanos - delivery.sendStartNanos(),
                nowNanos - delivery.typeStartNanos());
    }

    private void send(Connection connection) {
        Delivery delivery = connection.delivery();
        ProxyState state = connection.state();
        if (delivery == null || state == null) {
            throw new AssertionError("nothing to send to " + connection.pod());
        }
        XdsResponse response = delivery.response();
        account(connection, delivery, response);
        Watch watch = connection.subscriptions().watch(response.type());
        if (watch != null) {
            watch.sent(response.nonce(), response.resources().size());
            delivery.portion().note(watch, response.type());
            memory.holds(connection.lookHeld());
        }
        delivery.gone();
        memory.responseGone(response.sizeBytes());
        connection.window().sent(response.sizeBytes());
        connection.client().onResponse(response);
        if (!connection.isClosed()) {
            trace.causedBy(delivery.cause());
            nextType(connection, state, delivery);
        }
    }

    private void account(Connection connection, Delivery delivery, XdsResponse response) {
        XdsType type = response.type();
        long nowNanos = simulation.nowNanos();
        metrics.sent(
                type,
                response.sizeBytes(),
                nowNanos - delivery.sendStartNanos(),
                nowNanos - delivery.typeStartNanos());
        int resources = response.resources().size();
        trace.record(trace.pushSend, connection.traceSend(type), resources);
        if (response.push() > 0) {
            observer.sent(response.push(), connection.pod(), type, resources, response.sizeBytes());
        }
    }
}
