package io.meshsim.part.proxy.route;

/**
 * Who is at the other end of a connection to a proxy.
 *
 * @param identity of its certificate, such as {@code spiffe://cluster.local/ns/default/sa/web};
 *     empty if the connection is not of mutual TLS
 * @param address its IPv4 address as a number
 */
public record Peer(String identity, long address) {

    /** Somebody without certificate and known address. */
    public static final Peer UNKNOWN = new Peer("", Ipv4.NONE);

    /** A peer whose address is written with dots; it may be empty. */
    public static Peer of(String identity, String ip) {
        return new Peer(identity, Ipv4.parse(ip));
    }

    /** Whether the connection is of mutual TLS. */
    public boolean isSecure() {
        return !identity.isEmpty();
    }
}
