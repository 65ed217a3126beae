package io.meshsim.mesh.path;

import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.stream.StreamSettings;

/**
 * When an end of a connection finds out that the other is gone: it pings after a silence, and gives
 * up when neither an answer nor anything else has come for a while.
 *
 * <p>Answers to earlier pings count as signs of life, so only their last one before the connection
 * was cut matters; the time that a ping is under way is left out. Data that is not acknowledged for
 * the same while ends the connection too (TCP_USER_TIMEOUT).
 *
 * <p>Source: Istio 1.30 pkg/keepalive/options.go; grpc-go internal/transport/http2_server.go and
 * http2_client.go (keepalive, SetTCPUserTimeout).
 */
record Keepalive(long intervalNanos, long timeoutNanos) {

    static Keepalive of(StreamSettings settings) {
        return new Keepalive(
                SimTime.nanos(settings.keepaliveInterval()),
                SimTime.nanos(settings.keepaliveTimeout()));
    }

    /** When a cut is noticed, by an end that last heard something other than pings at a time. */
    long noticedAtNanos(long lastHeardNanos, long cutNanos) {
        long pings = (cutNanos - lastHeardNanos) / intervalNanos;
        long lastSignNanos = lastHeardNanos + pings * intervalNanos;
        return lastSignNanos + intervalNanos + timeoutNanos;
    }
}
