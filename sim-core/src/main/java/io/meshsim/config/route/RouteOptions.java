package io.meshsim.config.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP rule says besides what it matches and where it leads.
 *
 * @param timeoutNanos {@link #UNSAID} if not said, which is none; 0 is none too
 * @param retries null for Istio's
 * @param mirrorPercents how much of the requests each mirror gets, in their order; fewer than there
 *     are mirrors means that the rest get all
 * @param delegate whose rules stand here instead; null for none
 */
public record RouteOptions(
        long timeoutNanos,
        @Nullable Retries retries,
        @Nullable Rewrite rewrite,
        @Nullable HttpFault fault,
        HeaderOperations headers,
        @Nullable Cors cors,
        List<Double> mirrorPercents,
        @Nullable Delegate delegate) {

    /** No timeout is given. */
    public static final long UNSAID = -1;

    /** Nothing is said. */
    public static final RouteOptions NONE =
            new RouteOptions(
                    UNSAID, null, null, null, HeaderOperations.NONE, null, List.of(), null);

    public RouteOptions {
        mirrorPercents = List.copyOf(mirrorPercents);
    }

    /** The same with a timeout. */
    public RouteOptions withTimeout(long nanos) {
        return new RouteOptions(
                nanos, retries, rewrite, fault, headers, cors, mirrorPercents, delegate);
    }

    /** The same with retries. */
    public RouteOptions withRetries(Retries other) {
        return new RouteOptions(
                timeoutNanos, other, rewrite, fault, headers, cors, mirrorPercents, delegate);
    }

    /** The same with a rewrite. */
    public RouteOptions withRewrite(Rewrite other) {
        return new RouteOptions(
                timeoutNanos, retries, other, fault, headers, cors, mirrorPercents, delegate);
    }

    /** The same with a fault. */
    public RouteOptions withFault(HttpFault other) {
        return new RouteOptions(
                timeoutNanos, retries, rewrite, other, headers, cors, mirrorPercents, delegate);
    }

    /** The same with header operations. */
    public RouteOptions withHeaders(HeaderOperations other) {
        return new RouteOptions(
                timeoutNanos, retries, rewrite, fault, other, cors, mirrorPercents, delegate);
    }

    /** The same for a rule that another VirtualService stands in for. */
    public RouteOptions withDelegate(Delegate other) {
        return new RouteOptions(
                timeoutNanos, retries, rewrite, fault, headers, cors, mirrorPercents, other);
    }
}
