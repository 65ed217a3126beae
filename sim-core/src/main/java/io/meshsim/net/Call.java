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

    /** Where it comes from. */
    public final Place from;

    /** Name of the workload or client that made it. */
    public final String client;

    /** What is asked. */
    public final HttpRequest request;

    /** Where it is sent: a service name, or a gateway's, and a port. */
    public final String host;

    /** The port it is sent to. */
    public final int port;

    /** When it was made. */
    public final long startedNanos;

    /** Gets the answer. */
    public final Listener listener;

    /** A number of the listener's own. */
    public final int token;

    /** HTTP status; 0 while there is none. */
    public int status;

    /** Why a proxy answered by itself. */
    public ResponseFlag flag = ResponseFlag.NONE;

    /** Name of the pod that answered; null if none did. */
    public @Nullable String servedBy;

    /** A request at the start of its way. */
    public Call(
            long root,
            Place from,
            String client,
            HttpRequest request,
            String host,
            int port,
            long startedNanos,
            Listener listener,
            int token) {
        this.root = root;
        this.from = from;
        this.client = client;
        this.request = request;
        this.host = host;
        this.port = port;
        this.startedNanos = startedNanos;
        this.listener = listener;
        this.token = token;
    }

    /** Who made the call. */
    public interface Listener {

        /** The answer is back. */
        void onAnswer(Call call);
    }
}
