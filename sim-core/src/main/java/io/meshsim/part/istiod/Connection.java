package io.meshsim.part.istiod;

import io.meshsim.part.istiod.protocol.Subscriptions;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.stream.SendWindow;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsType;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One stream: what its client asked for, what waits for it, and what it is busy with. */
final class Connection {

    private static final int UNNAMED = -1;

    private final int id;
    private final ProxyNode node;
    private final XdsClient client;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Deque<Asked> inbox = new ArrayDeque<>(1);
    private final SendWindow window;
    private final String pod;
    private final IstiodTrace trace;
    private final Nonces nonces;
    private int tracedPod = UNNAMED;
    private @Nullable ProxyState state;
    private @Nullable PushRequest waitingPush;
    private long waitingCause;
    private @Nullable Delivery delivery;
    private boolean admitted;
    private boolean sendWaits;
    private boolean closed;
    private boolean requestFirst = true;
    private long responses;
    private int held;

    Connection(
            int id,
            ProxyNode node,
            XdsClient client,
            SendWindow window,
            IstiodTrace trace,
            Nonces nonces) {
        this.id = id;
        this.node = node;
        this.client = client;
        this.window = window;
        this.pod = node.name();
        this.trace = trace;
        this.nonces = nonces;
    }

    int id() {
        return id;
    }

    ProxyNode node() {
        return node;
    }

    String pod() {
        return pod;
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

    /** What traces call its pod; any number while nobody traces. */
    int tracePod() {
        if (tracedPod == UNNAMED && trace.isOn()) {
            tracedPod = trace.name(pod);
        }
        return tracedPod;
    }

    /** What traces call a response to it; any number while nobody traces. */
    int traceSend(XdsType type) {
        return trace.isOn() ? trace.stream(tracePod(), type) : 0;
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

    /** How many resources its client held when that was last looked at. */
    int held() {
        return held;
    }

    /** Looks at how many resources its client holds; gives how many more than before. */
    int lookHeld() {
        int before = held;
        held = subscriptions.held();
        return held - before;
    }

    /** A nonce that no other response on the stream has. */
    String nextNonce(String version) {
        return nonces.of(version, ++responses);
    }
}
