package io.meshsim.part.proxy.listener;

import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.route.Ipv4;
import java.util.Arrays;
import java.util.List;

/**
 * What a filter chain asks of a connection. Connections here name no server; they are plain text,
 * or of mutual TLS between proxies, and have an application protocol only if an inspector looked.
 *
 * <p>For each criterion a rank says how closely the chain fits; {@link #NO} if it does not.
 */
final class ChainMatch {

    static final int NO = -1;
    static final int ANY = 0;
    static final int EXACT = 1;

    /** What Envoy calls a connection that no listener filter knew better. */
    private static final String PLAIN = "raw_buffer";

    /** And one in which the TLS inspector saw the first message of TLS. */
    private static final String TLS = "tls";

    private final int port;
    private final long[] networks;
    private final int[] lengths;
    private final boolean anyServerName;
    private final String transport;
    private final List<String> protocols;

    ChainMatch(FilterChainMatch match) {
        port = match.getDestinationPort().getValue();
        networks = new long[match.getPrefixRangesCount()];
        lengths = new int[networks.length];
        for (int i = 0; i < networks.length; i++) {
            range(i, match.getPrefixRanges(i));
        }
        anyServerName = match.getServerNamesCount() == 0;
        transport = match.getTransportProtocol();
        protocols = List.copyOf(match.getApplicationProtocolsList());
    }

    int portRank(int destinationPort) {
        if (port == 0) {
            return ANY;
        }
        return port == destinationPort ? EXACT : NO;
    }

    /** Whether it does not take every address. */
    boolean looksAtAddress() {
        return Arrays.stream(lengths).anyMatch(length -> length > 0);
    }

    /** The length of the longest range that holds the address, plus one. */
    int addressRank(long address) {
        if (lengths.length == 0) {
            return ANY;
        }
        int best = NO;
        for (int i = 0; i < lengths.length; i++) {
            int shift = 32 - lengths[i];
            if (address >= 0 && address >>> shift == networks[i] >>> shift) {
                best = Math.max(best, lengths[i] + 1);
            }
        }
        return best;
    }

    int serverNameRank() {
        return anyServerName ? ANY : NO;
    }

    int transportRank(boolean secure) {
        if (transport.isEmpty()) {
            return ANY;
        }
        return transport.equals(secure ? TLS : PLAIN) ? EXACT : NO;
    }

    /** Of what a connection offers, one is enough; it offers nothing if nobody looked. */
    int protocolRank(List<String> offered) {
        if (protocols.isEmpty()) {
            return ANY;
        }
        for (int i = 0; i < offered.size(); i++) {
            if (protocols.contains(offered.get(i))) {
                return EXACT;
            }
        }
        return NO;
    }

    private void range(int index, CidrRange range) {
        networks[index] = Ipv4.parse(range.getAddressPrefix());
        lengths[index] = range.getPrefixLen().getValue();
        if (networks[index] == Ipv4.NONE || lengths[index] < 0 || lengths[index] > 32) {
            throw new RejectedConfig(
                    "prefix range "
                            + range.getAddressPrefix()
                            + "/"
                            + range.getPrefixLen().getValue()
                            + " must be an IPv4 network");
        }
    }
}
