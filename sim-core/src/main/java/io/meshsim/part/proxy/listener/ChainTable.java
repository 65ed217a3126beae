package io.meshsim.part.proxy.listener;

import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.LinkedHashSet;
import java.util.Set;
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

    private final ChainMatch[] matches;
    private final ChainForm[] chains;
    private final @Nullable ChainForm fallback;

    ChainTable(Listener listener) {
        int count = listener.getFilterChainsCount();
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
            matches[i] = new ChainMatch(chain.getFilterChainMatch());
            chains[i] = ChainForm.of(chain);
        }
        fallback =
                listener.hasDefaultFilterChain()
                        ? ChainForm.of(listener.getDefaultFilterChain())
                        : null;
    }

    /** The chain for a connection; null if none fits and there is no default. */
    @Nullable ChainForm find(String ip, int port, String protocol) {
        long address = Ipv4.parse(ip);
        int[] left = new int[chains.length];
        int count = chains.length;
        for (int i = 0; i < count; i++) {
            left[i] = i;
        }
        for (int criterion = 0; criterion < CRITERIA; criterion++) {
            int best = ChainMatch.NO;
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int rank = rank(matches[left[i]], criterion, address, port, protocol);
                kept = rank > best ? 0 : kept;
                best = Math.max(best, rank);
                if (rank == best && rank != ChainMatch.NO) {
                    left[kept++] = left[i];
                }
            }
            count = kept;
        }
        return count == 0 ? fallback : chains[left[0]];
    }

    ChainForm[] chains() {
        return chains;
    }

    @Nullable ChainForm fallback() {
        return fallback;
    }

    private static int rank(
            ChainMatch match, int criterion, long address, int port, String protocol) {
        return switch (criterion) {
            case 0 -> match.portRank(port);
            case 1 -> match.addressRank(address);
            case 2 -> match.serverNameRank();
            case 3 -> match.transportRank();
            default -> match.protocolRank(protocol);
        };
    }
}
