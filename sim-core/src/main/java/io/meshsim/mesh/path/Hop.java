package io.meshsim.mesh.path;

import io.meshsim.net.Calls;
import io.meshsim.part.proxy.cluster.Host;
import org.jspecify.annotations.Nullable;

/** The wire from one pod to the next that a call is about to take: one object for all calls. */
final class Hop {

    private int from;
    private int to;
    private @Nullable Host host;
    private long timeoutNanos;
    private long readyNanos;
    private long replyNanos;

    /** Starts at an origin; who waits there for the connection waits so long at most. */
    Hop from(int origin, long connectTimeoutNanos) {
        from = origin;
        timeoutNanos = connectTimeoutNanos;
        host = null;
        return this;
    }

    /** Leaves in so many nanoseconds. */
    Hop leavingIn(long nanos) {
        readyNanos = nanos;
        return this;
    }

    /** Needs so many nanoseconds from where it starts back to the caller, if it fails. */
    Hop failingBackIn(long nanos) {
        replyNanos = nanos;
        return this;
    }

    /** Goes to the pod that last ran behind an address; {@link Calls#NOBODY} if none did. */
    Hop to(int pod) {
        to = pod;
        return this;
    }

    /** Takes a connection that a proxy has to a host of a service; null if it is no such host. */
    Hop over(@Nullable Host known) {
        host = known;
        return this;
    }

    /** The host whose connections it can take; null if there is none. */
    @Nullable Host host() {
        return host;
    }

    int from() {
        return from;
    }

    /** The pod it goes to; {@link Calls#NOBODY} if none ever had the address. */
    int to() {
        return to;
    }

    boolean isToItself() {
        return from == to;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    long readyNanos() {
        return readyNanos;
    }

    long replyNanos() {
        return replyNanos;
    }
}
