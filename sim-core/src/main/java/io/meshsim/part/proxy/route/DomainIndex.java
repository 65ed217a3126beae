package io.meshsim.part.proxy.route;

import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the virtual host of a host name: exact, then the longest suffix wildcard, then the longest
 * prefix wildcard, then {@code *}; a wildcard stands for at least one character.
 *
 * <p>Source: Envoy 1.34 route_components.proto, VirtualHost.domains.
 */
final class DomainIndex {

    private final Map<String, VirtualHostForm> exact = new LinkedHashMap<>();
    private final Map<Integer, Map<String, VirtualHostForm>> suffixes =
            new TreeMap<>(Collections.reverseOrder());
    private final Map<Integer, Map<String, VirtualHostForm>> prefixes =
            new TreeMap<>(Collections.reverseOrder());
    private @Nullable VirtualHostForm all;

    void add(String written, VirtualHostForm host) {
        String domain = written.toLowerCase(Locale.ROOT);
        if (!isWellFormed(domain)) {
            throw new RejectedConfig(
                    "domain \"" + written + "\" must be a name, with * at one end at most");
        }
        VirtualHostForm before;
        if (domain.equals("*")) {
            before = all;
            all = host;
        } else if (domain.startsWith("*")) {
            before = put(suffixes, domain.substring(1), host);
        } else if (domain.endsWith("*")) {
            before = put(prefixes, domain.substring(0, domain.length() - 1), host);
        } else {
            before = exact.put(domain, host);
        }
        if (before != null) {
            throw new RejectedConfig(
                    "domain \"" + written + "\" appears twice; each may appear once");
        }
    }

    @Nullable VirtualHostForm find(String host) {
        VirtualHostForm found = exact.get(host);
        if (found == null && !suffixes.isEmpty()) {
            found = bySuffix(host);
        }
        if (found == null && !prefixes.isEmpty()) {
            found = byPrefix(host);
        }
        return found == null ? all : found;
    }

    /** How {@link #find} gets there, in words. */
    String explain(String host) {
        if (exact.containsKey(host)) {
            return "domain " + host;
        }
        for (Map<String, VirtualHostForm> group : suffixes.values()) {
            for (String suffix : group.keySet()) {
                if (host.length() > suffix.length() && host.endsWith(suffix)) {
                    return "domain *" + suffix + ", the longest suffix of " + host;
                }
            }
        }
        for (Map<String, VirtualHostForm> group : prefixes.values()) {
            for (String prefix : group.keySet()) {
                if (host.length() > prefix.length() && host.startsWith(prefix)) {
                    return "domain " + prefix + "*, the longest prefix of " + host;
                }
            }
        }
        return all == null ? "no domain for " + host : "domain *, nothing closer to " + host;
    }

    private static boolean isWellFormed(String domain) {
        int star = domain.indexOf('*');
        boolean atOneEnd = star <= 0 || star == domain.length() - 1;
        return !domain.isEmpty() && atOneEnd && star == domain.lastIndexOf('*');
    }

    private @Nullable VirtualHostForm bySuffix(String host) {
        for (Map.Entry<Integer, Map<String, VirtualHostForm>> group : suffixes.entrySet()) {
            int from = host.length() - group.getKey();
            VirtualHostForm found = from < 1 ? null : group.getValue().get(host.substring(from));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable VirtualHostForm byPrefix(String host) {
        for (Map.Entry<Integer, Map<String, VirtualHostForm>> group : prefixes.entrySet()) {
            int to = group.getKey();
            VirtualHostForm found =
                    host.length() <= to ? null : group.getValue().get(host.substring(0, to));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable VirtualHostForm put(
            Map<Integer, Map<String, VirtualHostForm>> groups, String key, VirtualHostForm host) {
        return groups.computeIfAbsent(key.length(), ignored -> new LinkedHashMap<>())
                .put(key, host);
    }
}
