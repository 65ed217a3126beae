package io.meshsim.xds;

import io.meshsim.config.ResourceKey;
import java.util.List;

/**
 * Sees every push go by, for measurements; must not change anything.
 *
 * <p>Pushes are numbered from 1. A proxy may skip numbers: requests that wait for it are merged,
 * and the merged one carries the newest number.
 */
public interface PushObserver {

    /**
     * What caused a push.
     *
     * @param writtenAtNanos when the API server took the change
     * @param seenAtNanos when istiod heard of it
     */
    record Cause(ResourceKey key, long writtenAtNanos, long seenAtNanos) {}

    /** Debouncing is over; {@code updates} counts the merged updates. */
    default void pushStarted(long push, boolean full, int updates, List<Cause> causes) {}

    /** The push context is built and every connected proxy is queued. */
    default void contextReady(long push, int proxies) {}

    /** A proxy's turn came. */
    default void dequeued(long push, String proxy) {}

    /** Nothing in the push concerns this proxy. */
    default void skipped(long push, String proxy) {}

    /** One type was generated and handed to the stream, all that the push has of it. */
    default void sent(long push, String proxy, XdsType type, int resources, long sizeBytes) {}

    /** The resources of one type are generated and about to be sent. */
    default void generated(long push, String proxy, XdsType type) {}

    /** Everything the push has for this proxy is sent. */
    default void delivered(long push, String proxy) {}

    /** The proxy's stream ended before everything was sent. */
    default void abandoned(long push, String proxy) {}

    /** The proxy opened a stream; one that it left may not be known to be over. */
    default void connected(String proxy) {}

    /** The proxy's stream ended; on its next one it will be sent everything anew. */
    default void disconnected(String proxy) {}

    /** A proxy applied a response (of a push, or with number 0) and acknowledged it. */
    default void acked(long push, String proxy, XdsType type) {}

    /** A proxy rejected a response. */
    default void nacked(long push, String proxy, XdsType type, String error) {}
}
