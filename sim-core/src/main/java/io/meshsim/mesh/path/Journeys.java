package io.meshsim.mesh.path;

import io.meshsim.net.Calls;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.RequestView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the path knows of each call, under the call's number: where it is, what the proxies chose,
 * what the way back will cost.
 *
 * <p>At any time one event, station or application holds a call and brings it on. A call that is
 * lost gets a second holder, the event that tells the caller; its number is free once both have let
 * it go.
 */
final class Journeys {

    /** Instead of the number of an address. */
    static final int NO_ADDRESS = -1;

    private static final int PLACE = 3;
    private static final int NOWHERE = 0;
    private static final int AT_ORIGIN = 1;
    private static final int AT_POD = 2;
    private static final int LOST = 4;
    private static final int UNRESOLVED = 8;
    private static final int SHAKES_HANDS = 16;
    private static final int DELAYED = 32;

    private final Calls calls;
    private long[] replyNanos = {};
    private @Nullable Host[] hosts = {};
    private int[] upstreams = {};
    private int[] legs = {};
    private @Nullable RequestView[] requests = {};
    private int[] met = {};
    private char[] ports = {};
    private byte[] states = {};
    private byte[] holders = {};

    Journeys(Calls calls) {
        this.calls = calls;
    }

    void begin(int call, int port) {
        if (call >= states.length) {
            grow(calls.capacity());
        }
        replyNanos[call] = 0;
        upstreams[call] = Upstreams.NONE;
        legs[call] = Legs.NONE;
        requests[call] = null;
        met[call] = NO_ADDRESS;
        states[call] = NOWHERE;
        holders[call] = 1;
        goTo(call, port);
    }

    /** Below this number are all calls. */
    int capacity() {
        return states.length;
    }

    /** Whether the call has begun and not ended for all holders. */
    boolean isUnderWay(int call) {
        return holders[call] > 0;
    }

    void hold(int call) {
        holders[call]++;
    }

    /** One holder lets go; after the last, the number is free. */
    void release(int call) {
        if (--holders[call] == 0) {
            hosts[call] = null;
            requests[call] = null;
            calls.close(call);
        }
    }

    void putAtOrigin(int call) {
        place(call, AT_ORIGIN);
    }

    /** At the pod that the call is tried with, or on its way there. */
    void putAtPod(int call) {
        place(call, AT_POD);
    }

    void putNowhere(int call) {
        place(call, NOWHERE);
    }

    boolean isAtOrigin(int call) {
        return (states[call] & PLACE) == AT_ORIGIN;
    }

    boolean isAtPod(int call) {
        return (states[call] & PLACE) == AT_POD;
    }

    /** The proxy at the origin has sent it on. */
    void forwarded(int call, Host host, int upstream) {
        hosts[call] = host;
        upstreams[call] = upstream;
    }

    /** What the proxy at the origin chose; null if there is none, or it has not sent it on. */
    @Nullable Host host(int call) {
        return hosts[call];
    }

    /** Its row; {@link Upstreams#NONE} if the proxy at the origin has not sent it on. */
    int upstream(int call) {
        return upstreams[call];
    }

    void lose(int call) {
        states[call] |= LOST;
    }

    /** Whether nobody will answer. */
    boolean isLost(int call) {
        return (states[call] & LOST) != 0;
    }

    void leaveUnresolved(int call) {
        states[call] |= UNRESOLVED;
    }

    /** The connection that it comes over is new, and the pod it comes to works on that. */
    void shakeHands(int call) {
        states[call] |= SHAKES_HANDS;
    }

    /** Whether {@link #shakeHands} was said since this was last asked. */
    boolean takeHandshake(int call) {
        boolean shakes = (states[call] & SHAKES_HANDS) != 0;
        states[call] &= ~SHAKES_HANDS;
        return shakes;
    }

    /** A fault makes it wait at a proxy. */
    void delay(int call) {
        states[call] |= DELAYED;
    }

    /** Whether {@link #delay} was said since this was last asked. */
    boolean takeDelay(int call) {
        boolean delayed = (states[call] & DELAYED) != 0;
        states[call] &= ~DELAYED;
        return delayed;
    }

    /** A proxy has changed what it asks. */
    void ask(int call, RequestView request) {
        requests[call] = request;
    }

    /** What it asks now; null for what its caller asked. */
    @Nullable RequestView request(int call) {
        return requests[call];
    }

    /** Whether no service has the name that was asked for. */
    boolean isUnresolved(int call) {
        return (states[call] & UNRESOLVED) != 0;
    }

    /** The last gateway that sent it on, as {@link Legs} numbers them. */
    int leg(int call) {
        return legs[call];
    }

    void pass(int call, int leg) {
        legs[call] = leg;
    }

    /** Of the addresses of its destination it goes to the one of this number. */
    void meet(int call, int address) {
        met[call] = address;
    }

    /** The number of the address that it goes to; {@link #NO_ADDRESS} for its only one. */
    int met(int call) {
        return met[call];
    }

    void goTo(int call, int port) {
        ports[call] = (char) port;
    }

    /** Port at the pod it is on its way to. */
    int port(int call) {
        return ports[call];
    }

    /** Time that the answer will need from where the call is now. */
    long replyNanos(int call) {
        return replyNanos[call];
    }

    void replyTakes(int call, long nanos) {
        replyNanos[call] = nanos;
    }

    void replyTakesMore(int call, long nanos) {
        replyNanos[call] += nanos;
    }

    private void place(int call, int place) {
        states[call] = (byte) ((states[call] & ~PLACE) | place);
    }

    private void grow(int capacity) {
        replyNanos = Arrays.copyOf(replyNanos, capacity);
        hosts = Arrays.copyOf(hosts, capacity);
        upstreams = Arrays.copyOf(upstreams, capacity);
        legs = Arrays.copyOf(legs, capacity);
        requests = Arrays.copyOf(requests, capacity);
        met = Arrays.copyOf(met, capacity);
        ports = Arrays.copyOf(ports, capacity);
        states = Arrays.copyOf(states, capacity);
        holders = Arrays.copyOf(holders, capacity);
    }
}
