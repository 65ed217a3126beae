package io.meshsim.part.istiod;

import io.meshsim.part.istiod.protocol.Subscriptions;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.stream.SendWindow;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stream: what its client asked for, what waits for it, and what it is busy with. */
final class Connection {

    private final int id;
    private final ProxyNode node;
    private final XdsClient client;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Deque<Asked> inbox = new ArrayDeque<>();
    private final SendWindow window;
    private final int tracePod;
    private final Map<XdsType, Integer> traceSends = new EnumMap<>(XdsType.class);
    private @Nullable ProxyState state;
    private @Nullable PushRequest waitingPush;
    private long waitingCause;
    private @Nullable Delivery delivery;
    private boolean admitted;
    private boolean sendWaits;
    private boolean closed;
    private boolean requestFirst = true;
    private long responses;

    Connection(int id, ProxyNode node, XdsClient client, SendWindow window, IstiodTrace trace) {
        this.id = id;
        this.node = node;
        this.client = client;
        this.window = window;
        this.tracePod = trace.name(node.name());
        for (XdsType type : XdsType.values()) {
            traceSends.put(type, trace.name(node.name() + " " + type));
        }
    }

    int id() {
        return id;
    }

    ProxyNode node() {
        return node;
    }

    String pod() {
        return node.name();
    }

    XdsClient client() {
        return client;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Deque<Asked> inbox() {
        return inbox;
    }

    /** What its client has not read yet. */
    SendWindow window() {
        return window;
    }

    /** Whether a send waits until the client has read more. */
    boolean sendWaits() {
        return sendWaits;
    }

    void setSendWaits(boolean waits) {
        sendWaits = waits;
    }

    /** Whether its turn has come at the gate for new streams. */
    boolean isAdmitted() {
        return admitted;
    }

    void admit() {
        admitted = true;
    }

    int tracePod() {
        return tracePod;
    }

    int traceSend(XdsType type) {
        return traceSends.getOrDefault(type, tracePod);
    }

    /** Null until the first request. */
    @Nullable ProxyState state() {
        return state;
    }

    void initialise(ProxyState initial) {
        state = initial;
    }

    @Nullable PushRequest waitingPush() {
        return waitingPush;
    }

    /** The trace record that led to the waiting push. */
    long waitingCause() {
        return waitingCause;
    }

    void offer(@Nullable PushRequest push, long cause) {
        waitingPush = push;
        waitingCause = cause;
    }

    @Nullable Delivery delivery() {
        return delivery;
    }

    void begin(@Nullable Delivery next) {
        delivery = next;
    }

    /** Whether the loop looks for a request now, before it would take a push. */
    boolean takesRequestFirst() {
        return requestFirst;
    }

    void chooseNext(boolean lookForRequest) {
        requestFirst = lookForRequest;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        inbox.clear();
    }

    /** A nonce that no other response has. */
    String nextNonce(String version) {
        return version + "/" + id + "-" + ++responses;
    }
}
