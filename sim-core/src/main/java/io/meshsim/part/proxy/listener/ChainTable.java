package io.meshsim.part.proxy.listener;

import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.route.Ipv4;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the filter chain of a connection.
 *
 * <p>Criteria in order: destination port, destination address, server name, transport protocol,
 * application protocol. At each, only the chains that fit closest stay; there is no way back, so a
 * chain that fits the port but fails later loses to the default chain, not to a chain without port.
 *
 * <p>Source: Envoy 1.34 listener_components.proto, FilterChainMatch, and
 * source/common/listener_manager/filter_chain_manager_impl.cc.
 */
final class ChainTable {

    private static final int CRITERIA = 5;
    private static final int DIGIT_BITS = 8;
    private static final long DIGIT_MASK = (1 << DIGIT_BITS) - 1;

    private final FilterChainMatch[] asked;
    private final ChainMatch[] matches;
    private final ChainForm[] chains;
    private final @Nullable ChainForm fallback;

    ChainTable(Listener listener) {
        int count = listener.getFilterChainsCount();
        asked = new FilterChainMatch[count];
        matches = new ChainMatch[count];
        chains = new ChainForm[count];
        Set<FilterChainMatch> seen = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            FilterChain chain = listener.getFilterChains(i);
            if (!seen.add(chain.getFilterChainMatch())) {
                throw new RejectedConfig(
                        "filter chain "
                                + chain.getName()
                                + " has the same match as another; each must differ");
            }
            asked[i] = chain.getFilterChainMatch();
            matches[i] = new ChainMatch(asked[i]);
            chains[i] = ChainForm.of(chain);
        }
        fallback =
                listener.hasDefaultFilterChain()
                        ? ChainForm.of(listener.getDefaultFilterChain())
                        : null;
    }

    private ChainTable(ChainTable other, int[] kept) {
        asked = new FilterChainMatch[kept.length];
        matches = new ChainMatch[kept.length];
        chains = new ChainForm[kept.length];
        for (int i = 0; i < kept.length; i++) {
            asked[i] = other.asked[kept[i]].toBuilder().clearServerNames().build();
            matches[i] = new ChainMatch(asked[i]);
            chains[i] = other.chains[kept[i]];
        }
        fallback = other.fallback;
    }

    /** The chain for a connection; null if none fits and there is no default. */
    @Nullable ChainForm find(String ip, int port, boolean secure, List<String> protocols) {
        long address = Ipv4.parse(ip);
        long best = -1;
        int found = -1;
        for (int i = 0; i < chains.length; i++) {
            long rank = rank(matches[i], address, port, secure, protocols);
            if (rank > best) {
                best = rank;
                found = i;
            }
        }
        return found < 0 || lacksSomething(best) ? fallback : chains[found];
    }

    /** Whether some chain takes only some server names. */
    boolean lookAtServerName() {
        return Arrays.stream(asked).anyMatch(match -> match.getServerNamesCount() > 0);
    }

    /** Those chains whose server names fit a host closest, for any server name. */
    ChainTable naming(String host) {
        int best =
                Arrays.stream(asked)
                        .mapToInt(match -> ServerNames.rank(match, host))
                        .max()
                        .orElse(ChainMatch.NO);
        int[] kept =
                IntStream.range(0, asked.length)
                        .filter(i -> ServerNames.rank(asked[i], host) == best)
                        .filter(i -> best != ChainMatch.NO)
                        .toArray();
        return new ChainTable(this, kept);
    }

    /** Whether some chain takes only some addresses. */
    boolean lookAtAddress() {
        return Arrays.stream(matches).anyMatch(ChainMatch::looksAtAddress);
    }

    ChainForm[] chains() {
        return chains;
    }

    @Nullable ChainForm fallback() {
        return fallback;
    }

    /**
     * All ranks in one number, the first criterion highest: among chains that are equal so far, the
     * next criterion decides, so the greatest number is the chain that stays to the end.
     */
    private static long rank(
            ChainMatch match, long address, int port, boolean secure, List<String> protocols) {
        long rank = digit(match.portRank(port));
        rank = (rank << DIGIT_BITS) | digit(match.addressRank(address));
        rank = (rank << DIGIT_BITS) | digit(match.serverNameRank());
        rank = (rank << DIGIT_BITS) | digit(match.transportRank(secure));
        return (rank << DIGIT_BITS) | digit(match.protocolRank(protocols));
    }

    /** A rank as a digit; 0 for a chain that does not fit. */
    private static int digit(int rank) {
        return rank - ChainMatch.NO;
    }

    private static boolean lacksSomething(long ranks) {
        for (int i = 0; i < CRITERIA; i++) {
            if (((ranks >>> (i * DIGIT_BITS)) & DIGIT_MASK) == 0) {
                return true;
            }
        }
        return false;
    }
}
