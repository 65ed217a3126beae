package io.meshsim.mesh.path;

import io.meshsim.part.proxy.Serving;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.Peer;

/**
 * Mutual TLS between proxies, where both ends have one: a new connection needs a valid certificate
 * on either side and a handshake; one that is open needs neither.
 *
 * <p>A proxy keeps as many connections to a host as it ever needed at once, and closes them after
 * an hour without a request: Envoy's idle timeout. Worker threads share them, unlike Envoy's.
 *
 * <p>Source: Istio 1.30 enableAutoMtls with PERMISSIVE peers, the defaults; Envoy
 * HttpProtocolOptions.idle_timeout, 1 h.
 */
final class MutualTls {

    /** A handshake that fails. */
    static final long REFUSED = -1;

    private static final long IDLE_NANOS = 3_600_000_000_000L;

    private final Origins origins;
    private final boolean enabled;
    private final long handshakeNanos;

    MutualTls(Origins origins, boolean enabled, long handshakeNanos) {
        this.origins = origins;
        this.enabled = enabled;
        this.handshakeNanos = handshakeNanos;
    }

    /** Whether the proxy of a pod speaks it with another pod, which takes it on this port. */
    boolean isSpoken(int by, int to, int port) {
        if (!enabled || to == by || origins.isGateway(to) || origins.serving(by) == null) {
            return false;
        }
        Serving serving = origins.serving(to);
        return serving != null && serving.takesMutualTls(port);
    }

    /** Who a pod is to the one that it calls on a port. */
    Peer peer(int by, int to, int port) {
        return isSpoken(by, to, port) ? origins.peer(by) : origins.stranger(by);
    }

    /**
     * What a request that has been counted at its host waits for a connection: nothing, a handshake
     * and two round trips, or {@link #REFUSED}.
     */
    long openNanos(Host host, int by, int to, long transitNanos, long nowNanos) {
        long process = ((long) to << 32) + origins.restarts(to);
        if (host.hasFreeConnection(process, nowNanos, IDLE_NANOS)) {
            return 0;
        }
        if (!origins.process(by).hasValidCertificate()
                || !origins.process(to).hasValidCertificate()) {
            return REFUSED;
        }
        host.connectionOpened();
        return handshakeNanos + 4 * transitNanos;
    }

    /** Worker time of a handshake on either side. */
    long handshakeNanos() {
        return handshakeNanos;
    }
}
