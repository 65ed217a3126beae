package io.meshsim.net;

/**
 * What a call asks, and of whom.
 *
 * @param host name of a Service, short or full
 * @param timeoutNanos when the caller gives up; counted from the start of the call
 */
public record Target(String host, int port, HttpRequest request, long timeoutNanos) {

    /** The same with another request. */
    public Target withRequest(HttpRequest other) {
        return new Target(host, port, other, timeoutNanos);
    }
}
