package io.meshsim.part.proxy.listener;

import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.Arrays;
import java.util.List;

/**
 * What a filter chain asks of a connection. Connections here are plain text: no server name,
 * transport protocol {@code raw_buffer}, and an application protocol only if the HTTP inspector
 * looked.
 *
 * <p>For each criterion a rank says how closely the chain fits; {@link #NO} if it does not.
 */
final class ChainMatch {

    static final int NO = -1;
    static final int ANY = 0;
    static final int EXACT = 1;

    /** What Envoy calls a connection that no listener filter knew better. */
    private static final String PLAIN = "raw_buffer";

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

    int transportRank() {
        if (transport.isEmpty()) {
            return ANY;
        }
        return transport.equals(PLAIN) ? EXACT : NO;
    }

    /** {@code protocol} is empty if nobody looked. */
    int protocolRank(String protocol) {
        if (protocols.isEmpty()) {
            return ANY;
        }
        return protocols.contains(protocol) ? EXACT : NO;
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
