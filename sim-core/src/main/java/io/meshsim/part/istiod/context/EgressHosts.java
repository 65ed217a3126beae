package io.meshsim.part.istiod.context;

import io.meshsim.config.Hostnames;
import io.meshsim.config.ServicePort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What one egress listener of a Sidecar imports.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (IstioEgressListenerWrapper).
 */
final class EgressHosts {

    private static final String ANY = "*";

    private final String scopeNamespace;
    private final int port;
    private final Map<String, List<String>> hostsByNamespace = new LinkedHashMap<>();

    /** Hosts in the form {@code namespace/name}; others are ignored, as Istio does at run time. */
    EgressHosts(String scopeNamespace, int port, List<String> hosts) {
        this.scopeNamespace = scopeNamespace;
        this.port = port;
        for (String host : hosts) {
            String[] parts = host.split("/", -1);
            if (parts.length == 2) {
                String namespace = parts[0].equals(".") ? scopeNamespace : parts[0];
                hostsByNamespace
                        .computeIfAbsent(namespace, ignored -> new ArrayList<>())
                        .add(parts[1]);
            }
        }
    }

    /** The imported services, in their order, for each host those of one namespace. */
    List<MeshService> select(List<MeshService> services) {
        List<MeshService> imported = new ArrayList<>();
        Map<String, String> namespaces = new LinkedHashMap<>();
        for (MeshService service : services) {
            if (!matches(service.namespace(), service.hostname(), Hostnames::isCoveredBy)) {
                continue;
            }
            if (port != 0 && service.port(port).isEmpty()) {
                continue;
            }
            imported.add(port == 0 ? service : service.trimmedTo(port));
            namespaces.merge(service.hostname(), service.namespace(), this::preferred);
        }
        imported.removeIf(
                service -> !service.namespace().equals(namespaces.get(service.hostname())));
        return imported;
    }

    /** The imported VirtualServices: those with a host that overlaps. */
    List<ResolvedVirtualService> selectVirtual(List<ResolvedVirtualService> services) {
        List<ResolvedVirtualService> imported = new ArrayList<>();
        for (ResolvedVirtualService service : services) {
            for (String host : service.hosts()) {
                if (matches(service.namespace(), host, Hostnames::overlap)) {
                    imported.add(service);
                    break;
                }
            }
        }
        return imported;
    }

    /** The service's ports that this listener is about. */
    List<ServicePort> ports(MeshService service) {
        return port == 0 ? service.ports() : service.trimmedTo(port).ports();
    }

    private String preferred(String known, String other) {
        return other.equals(scopeNamespace) ? other : known;
    }

    private boolean matches(String namespace, String host, BiPredicate<String, String> test) {
        return matchesIn(namespace, host, test) || matchesIn(ANY, host, test);
    }

    private boolean matchesIn(
            String importNamespace, String host, BiPredicate<String, String> test) {
        for (String listed : hostsByNamespace.getOrDefault(importNamespace, List.of())) {
            if (test.test(host, listed)) {
                return true;
            }
        }
        return false;
    }
}
