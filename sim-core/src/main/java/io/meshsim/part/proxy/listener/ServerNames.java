package io.meshsim.part.proxy.listener;

import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;

/**
 * How closely the server names of a chain fit the one that a connection asks for: the name itself,
 * then the longest wildcard, then chains that do not ask.
 *
 * <p>Source: Envoy 1.34 listener_components.proto, FilterChainMatch.server_names.
 */
final class ServerNames {

    private ServerNames() {}

    static int rank(FilterChainMatch match, String host) {
        int best = match.getServerNamesCount() == 0 ? ChainMatch.ANY : ChainMatch.NO;
        for (String name : match.getServerNamesList()) {
            best = Math.max(best, rank(name, host));
        }
        return best;
    }

    private static int rank(String name, String host) {
        if (name.equals(host)) {
            return Integer.MAX_VALUE;
        }
        boolean fits = name.startsWith("*.") && host.endsWith(name.substring(1));
        return fits ? name.length() : ChainMatch.NO;
    }
}
