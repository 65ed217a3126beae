package io.meshsim.mesh.path;

import io.meshsim.net.Place;
import org.jspecify.annotations.Nullable;

/** The wire from one pod to the next that a call is about to take: one object for all calls. */
final class Hop {

    private Place from = new Place("", "");
    private Place to = from;
    private @Nullable PodProcess target;
    private long timeoutNanos;
    private long readyNanos;
    private long replyNanos;

    /** Starts at a place; who waits there for the connection waits so long at most. */
    Hop from(Place place, long connectTimeoutNanos) {
        from = place;
        timeoutNanos = connectTimeoutNanos;
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

    /** Goes to an address; {@code process} is what last ran behind it, null if nothing ever did. */
    Hop to(String ip, @Nullable PodProcess process) {
        target = process;
        to = process == null ? new Place(ip, "") : process.place();
        return this;
    }

    Place from() {
        return from;
    }

    Place to() {
        return to;
    }

    @Nullable PodProcess target() {
        return target;
    }

    boolean isToItself() {
        return from.equals(to);
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
