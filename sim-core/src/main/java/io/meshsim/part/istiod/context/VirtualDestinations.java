package io.meshsim.part.istiod.context;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.StreamRoute;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where VirtualServices lead the clients of a namespace; rules whose matches are all for other
 * namespaces do not count.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/virtualservice.go
 * (virtualServiceDestinationsFilteredBySourceNamespace).
 */
final class VirtualDestinations {

    private final String client;
    private final Map<String, Set<Integer>> ports = new LinkedHashMap<>();

    VirtualDestinations(String client) {
        this.client = client;
    }

    /** The ports that are named of each host; 0 stands for all. */
    Map<String, Set<Integer>> ports() {
        return ports;
    }

    void add(ResolvedVirtualService service) {
        for (HttpRoute route : service.routes()) {
            if (isForClient(route.matches().stream().map(HttpMatch::sourceNamespace).toList())) {
                addAll(route.destinations());
                addAll(route.mirrors());
            }
        }
        for (StreamRoute route : service.streams()) {
            if (isForClient(route.sourceNamespaces())) {
                addAll(route.destinations());
            }
        }
    }

    private boolean isForClient(List<String> sourceNamespaces) {
        return sourceNamespaces.isEmpty()
                || sourceNamespaces.stream().anyMatch(one -> one.isEmpty() || one.equals(client));
    }

    private void addAll(List<Destination> destinations) {
        for (Destination to : destinations) {
            ports.computeIfAbsent(to.host(), ignored -> new LinkedHashSet<>()).add(to.port());
        }
    }
}
