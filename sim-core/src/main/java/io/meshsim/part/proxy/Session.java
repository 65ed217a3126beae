package io.meshsim.part.proxy;

import io.meshsim.engine.trace.Trace;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration side of one proxy process: subscribes, applies one response after the other on
 * the main thread, answers each, and reconnects.
 *
 * <p>At the start it asks for CDS, then EDS; when all clusters are warm, LDS, then RDS; when the
 * first listeners are warm, the workers start. Source: Envoy, "Initialization" (arch_overview,
 * operations, init).
 */
final class Session {

    private final Surroundings with;
    private final XdsServer agent;
    private final HeldConfig config;
    private final int process;
    private final Map<XdsType, Subscription> subscriptions = new EnumMap<>(XdsType.class);
    private final Deque<Received> inbox = new ArrayDeque<>(1);
    private final Set<FirstFetch> fetches = new LinkedHashSet<>();
    private @Nullable Link link;
    private @Nullable Received current;
    private boolean stopped;
    private boolean stalled;
    private boolean connectDue;
    private boolean clustersWarm;
    private boolean listenersAnswered;
    private boolean workersStarted;
    private boolean ready;

    private record Received(XdsResponse response, Link link, long cause) {}

    /** One stream, and the client that hears it. */
    private final class Link implements XdsClient {
        private @Nullable XdsStream stream;

        @Override
        public void onResponse(XdsResponse response) {
            if (this == link) {
                with.backoff().reset();
                inbox.add(new Received(response, this, trace().cause()));
                applyNext();
            }
        }

        @Override
        public void onClosed(String reason) {
            if (this == link) {
                link = null;
                with.records().closed();
                with.fleet().reconnectAfter(with.backoff().nextNanos(), process);
            }
        }
    }

    Session(Surroundings with, XdsServer agent, HeldConfig config) {
        this.with = with;
        this.agent = agent;
        this.config = config;
        this.process = with.fleet().started(this);
        for (XdsType type : XdsType.ofProxies()) {
            subscriptions.put(type, new Subscription(type, with.fleet().deltaXds()));
        }
    }

    /** Opens a stream and asks for everything that was asked for before, or for CDS. */
    void connect() {
        if (stalled) {
            connectDue = true;
            return;
        }
        Link opened = new Link();
        link = opened;
        opened.stream = agent.open(with.node(), opened);
        boolean first = true;
        for (XdsType type : XdsType.ofProxies()) {
            Subscription subscription = of(type);
            if (subscription.isStarted()) {
                first = false;
                send(opened, subscription.first(config.names(type), config.held(type)));
            }
        }
        if (first) {
            send(opened, of(XdsType.CDS).first(Names.NONE, Names.NONE));
        }
    }

    void stop() {
        stopped = true;
        Link open = link;
        link = null;
        inbox.clear();
        with.fleet().stopped(process);
        if (open != null && open.stream != null) {
            open.stream.close();
        }
    }

    boolean isReady() {
        return ready;
    }

    /** The main thread does nothing more; what came meanwhile it will take when it goes on. */
    void stall(boolean stalls) {
        stalled = stalls;
        if (stalled) {
            return;
        }
        if (connectDue) {
            connectDue = false;
            connect();
        }
        applyNext();
    }

    String version(XdsType type) {
        return of(type).version();
    }

    /** The main thread is done with the response that it was given. */
    void applied() {
        Received done = current;
        current = null;
        if (stopped || done == null) {
            return;
        }
        XdsResponse response = done.response();
        ConfigStep<?> step = config.apply(response);
        with.records().applied(response);
        answer(done, step);
        follow(response.type(), step.warms());
        startWorkers();
        applyNext();
    }

    private void applyNext() {
        if (stalled || current != null || inbox.isEmpty()) {
            return;
        }
        Received next = inbox.remove();
        current = next;
        read(next);
        trace().causedBy(next.cause());
        int changed = config.changed(next.response());
        int unchanged = Math.max(0, next.response().resources().size() - changed);
        long nanos = with.fleet().costs().applyNanos(changed, unchanged);
        with.fleet().apply(with.proxy(), nanos, process);
    }

    /** Takes a response off its stream, so that more can be sent. */
    private static void read(Received taken) {
        XdsStream stream = taken.link().stream;
        if (stream != null) {
            stream.received(taken.response().sizeBytes());
        }
    }

    private void answer(Received done, ConfigStep<?> step) {
        XdsResponse response = done.response();
        Subscription subscription = of(response.type());
        Names names = config.names(response.type());
        boolean sent = done.link() == link;
        String nonce = sent ? response.nonce() : "";
        if (step.isAccepted()) {
            send(done.link(), subscription.ack(response.version(), nonce, names));
            with.records().acked(response, sent);
        } else {
            send(done.link(), subscription.nack(nonce, names, step.error()));
            with.records().nacked(response, step.error(), sent);
        }
    }

    /** Asks for what the response made necessary. */
    private void follow(XdsType type, boolean warms) {
        if (type == XdsType.CDS) {
            askForEndpoints(warms);
        } else if (type == XdsType.LDS) {
            listenersAnswered = true;
            ask(XdsType.RDS, false);
        }
        askForListeners();
    }

    /** EDS is paused while clusters are applied: it is asked for in the next gap. */
    private void askForEndpoints(boolean warms) {
        clustersWarm |= warms;
        if (warms) {
            config.endingFetches(with.fleet().settings()).forEach(this::wait);
        }
        if (inbox.stream().noneMatch(next -> next.response().type() == XdsType.CDS)) {
            ask(XdsType.EDS, clustersWarm);
            clustersWarm = false;
        }
    }

    private void wait(FirstFetch fetch) {
        if (fetches.add(fetch)) {
            with.fleet()
                    .simulation()
                    .after(fetch.timeoutNanos(), "first fetch ends", () -> giveUp(fetch));
        }
    }

    private void giveUp(FirstFetch fetch) {
        fetches.remove(fetch);
        if (!stopped) {
            config.giveUp(fetch);
            askForListeners();
            startWorkers();
        }
    }

    private void askForListeners() {
        if (config.clustersWarm() && !of(XdsType.LDS).isStarted()) {
            sendNow(of(XdsType.LDS).first(Names.NONE, Names.NONE));
        }
    }

    private void ask(XdsType type, boolean always) {
        Names names = config.names(type);
        Subscription subscription = of(type);
        if (always || subscription.differs(names)) {
            Names again = always ? config.warming(type) : Names.NONE;
            sendNow(
                    subscription.isStarted()
                            ? subscription.request(names, again)
                            : subscription.first(names, Names.NONE));
        }
    }

    private void startWorkers() {
        if (!workersStarted && listenersAnswered && config.listenersWarm()) {
            workersStarted = true;
            config.serve();
        }
        if (!ready
                && workersStarted
                && of(XdsType.CDS).hasAccepted()
                && of(XdsType.LDS).hasAccepted()) {
            ready = true;
            with.records().ready();
        }
    }

    private Trace trace() {
        return with.fleet().simulation().trace();
    }

    private Subscription of(XdsType type) {
        return Objects.requireNonNull(subscriptions.get(type));
    }

    private void sendNow(XdsRequest request) {
        Link open = link;
        if (open != null) {
            send(open, request);
        }
    }

    private void send(Link to, XdsRequest request) {
        if (to == link && to.stream != null) {
            to.stream.request(request);
        }
    }
}
