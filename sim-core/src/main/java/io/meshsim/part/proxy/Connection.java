package io.meshsim.part.proxy;

import io.meshsim.part.proxy.route.Peer;

/** How a request came to a proxy: one object, told anew for each. */
final class Connection {

    private int boundPort;
    private String ip = "";
    private int port;
    private boolean restored;
    private boolean delayed;
    private Peer peer = Peer.UNKNOWN;

    /** Redirected to a bound port, on its way to a destination that the proxy can look up. */
    Connection redirected(int toPort, String destinationIp, int destinationPort) {
        boundPort = toPort;
        ip = destinationIp;
        port = destinationPort;
        restored = true;
        delayed = false;
        peer = Peer.UNKNOWN;
        return this;
    }

    /** Made to a port of the proxy's own. */
    Connection direct(String ownIp, int ownPort) {
        boundPort = ownPort;
        ip = ownIp;
        port = ownPort;
        restored = false;
        delayed = false;
        peer = Peer.UNKNOWN;
        return this;
    }

    /** Somebody who is known opened it. */
    Connection from(Peer other) {
        peer = other;
        return this;
    }

    /** Who opened it. */
    Peer peer() {
        return peer;
    }

    /** Whether it is of mutual TLS. */
    boolean isSecure() {
        return peer.isSecure();
    }

    /** The request on it has waited as long as a fault made it. */
    void afterDelay() {
        delayed = true;
    }

    /** Whether a fault has delayed the request already. */
    boolean isDelayed() {
        return delayed;
    }

    /** The port of the socket that took it. */
    int boundPort() {
        return boundPort;
    }

    /** The address that it was going to. */
    String ip() {
        return ip;
    }

    /** The port that it was going to. */
    int port() {
        return port;
    }

    /** Whether redirection brought it here, so that the destination is the original one. */
    boolean isRestored() {
        return restored;
    }

    @Override
    public String toString() {
        return ip + ":" + port;
    }
}
