package io.meshsim.part.istiod.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one egress listener of a Sidecar imports.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (IstioEgressListenerWrapper).
 */
final class EgressHosts {

    private static final String ANY = "*";

    private final String scopeNamespace;
    private final int port;
    private final boolean kubernetesFirst;
    private final Map<String, HostSet> byNamespace = new LinkedHashMap<>();

    /**
     * Hosts in the form {@code namespace/name}; others are ignored, as Istio does at run time.
     *
     * @param port 0 for all
     * @param kubernetesFirst whether a service of Kubernetes replaces others of the same host
     */
    EgressHosts(String scopeNamespace, int port, List<String> hosts, boolean kubernetesFirst) {
        this.scopeNamespace = scopeNamespace;
        this.port = port;
        this.kubernetesFirst = kubernetesFirst;
        for (String host : hosts) {
            String[] parts = host.split("/", -1);
            if (parts.length == 2) {
                String namespace = parts[0].equals(".") ? scopeNamespace : parts[0];
                byNamespace.computeIfAbsent(namespace, ignored -> new HostSet()).add(parts[1]);
            }
        }
    }

    /** The imported services, in their order, for each host those of one namespace. */
    List<MeshService> select(List<MeshService> services) {
        List<MeshService> imported = new ArrayList<>();
        Map<String, MeshService> chosen = new LinkedHashMap<>();
        for (MeshService service : services) {
            if (!matches(service.namespace(), service.hostname(), HostSet::covers)) {
                continue;
            }
            if (port != 0 && service.port(port).isEmpty()) {
                continue;
            }
            imported.add(port == 0 ? service : service.trimmedTo(port));
            chosen.merge(service.hostname(), service, this::preferred);
        }
        imported.removeIf(service -> !isOfChosenNamespace(service, chosen.get(service.hostname())));
        return imported;
    }

    /** The imported VirtualServices: those with a host that overlaps. */
    List<ResolvedVirtualService> selectVirtual(List<ResolvedVirtualService> services) {
        List<ResolvedVirtualService> imported = new ArrayList<>();
        for (ResolvedVirtualService service : services) {
            for (String host : service.hosts()) {
                if (matches(service.namespace(), host, HostSet::overlaps)) {
                    imported.add(service);
                    break;
                }
            }
        }
        return imported;
    }

    /** The scope's namespace goes before all others, then Kubernetes, then the first. */
    private MeshService preferred(MeshService known, MeshService other) {
        if (known.namespace().equals(scopeNamespace)) {
            return known;
        }
        boolean isBetter = kubernetesFirst && !known.isKubernetes() && other.isKubernetes();
        return isBetter || other.namespace().equals(scopeNamespace) ? other : known;
    }

    private static boolean isOfChosenNamespace(MeshService service, @Nullable MeshService chosen) {
        return chosen != null && service.namespace().equals(chosen.namespace());
    }

    private boolean matches(String namespace, String host, BiPredicate<HostSet, String> test) {
        return matchesIn(namespace, host, test) || matchesIn(ANY, host, test);
    }

    private boolean matchesIn(
            String importNamespace, String host, BiPredicate<HostSet, String> test) {
        HostSet listed = byNamespace.get(importNamespace);
        return listed != null && test.test(listed, host);
    }
}
