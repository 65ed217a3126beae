package io.meshsim.net;

import org.jspecify.annotations.Nullable;

/**
 * One request and, later, its answer.
 *
 * <p>Mutable, because it is the only object that a request costs: whoever holds it now may write.
 */
public final class Call {

    /** Number of the request from outside that this one serves; from 1. */
    public final long root;

    /** Who made it. */
    public final Caller caller;

    /** What is asked, and of whom. */
    public final Target target;

    /** The request as it travels: the target's, with headers handed on from above. */
    public final HttpRequest request;

    /** When it was made. */
    public final long startedNanos;

    /** Gets the answer. */
    public final Listener listener;

    /** A number of the listener's own. */
    public final int token;

    /** HTTP status; 0 while there is none, or if the client got no answer at all. */
    public int status;

    /** Why somebody other than the application answered. */
    public ResponseFlag flag = ResponseFlag.NONE;

    /** The pod that answered, or the last that was tried; null if none was. */
    public @Nullable Upstream upstream;

    /** A request at the start of its way. */
    public Call(
            long root,
            Caller caller,
            Target target,
            HttpRequest request,
            long startedNanos,
            Listener listener,
            int token) {
        this.root = root;
        this.caller = caller;
        this.target = target;
        this.request = request;
        this.startedNanos = startedNanos;
        this.listener = listener;
        this.token = token;
    }

    /** Whether the caller got an answer with a status below 500. */
    public boolean succeeded() {
        return status > 0 && status < 500;
    }

    /** Who made the call. */
    public interface Listener {

        /** The answer is back, or the caller has given up. */
        void onAnswer(Call call);
    }
}
