package io.meshsim.part.istiod.context;

import io.meshsim.config.Hostnames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Host names that are listed for import, with or without wildcards.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (hostClassification).
 */
final class HostSet {

    private final Set<String> exact = new LinkedHashSet<>();
    private final List<String> wildcards = new ArrayList<>();

    void add(String host) {
        if (Hostnames.isWildcard(host)) {
            wildcards.add(host);
        } else {
            exact.add(host);
        }
    }

    /** Whether a service's host is listed, or part of what a wildcard stands for. */
    boolean covers(String host) {
        if (exact.contains(host)) {
            return true;
        }
        for (String listed : wildcards) {
            if (Hostnames.isCoveredBy(host, listed)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a VirtualService's host has a name in common with one that is listed. */
    boolean overlaps(String host) {
        return covers(host)
                || (Hostnames.isWildcard(host)
                        && (anyOverlaps(exact, host) || anyOverlaps(wildcards, host)));
    }

    private static boolean anyOverlaps(Collection<String> all, String host) {
        for (String listed : all) {
            if (Hostnames.overlap(host, listed)) {
                return true;
            }
        }
        return false;
    }
}
