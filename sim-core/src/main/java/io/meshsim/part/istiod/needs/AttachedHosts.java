package io.meshsim.part.istiod.needs;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.StreamRoute;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The services that a gateway routes to, or needs for itself.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (ServiceAttachedToGateway,
 * extraServicesForProxy).
 */
public final class AttachedHosts {

    private final Set<String> hosts = new LinkedHashSet<>();
    private boolean all;

    /** The destinations of the VirtualServices that are bound to one of these gateways. */
    public AttachedHosts route(List<ResolvedVirtualService> services, List<String> gateways) {
        for (ResolvedVirtualService service : services) {
            if (service.gateways().stream().anyMatch(gateways::contains)) {
                addDestinations(service);
            }
        }
        return this;
    }

    /** A provider of extensions, which every gateway needs. */
    public AttachedHosts provider(String host) {
        hosts.add(host);
        return this;
    }

    /** A server of JSON web keys, for gateways with these labels if they fetch keys themselves. */
    public AttachedHosts keys(String host, Labels selector, Labels gateway, boolean byProxies) {
        if (byProxies && selector.isSubsetOf(gateway)) {
            hosts.add(host);
        }
        return this;
    }

    /** A gateway with a server of mode AUTO_PASSTHROUGH leads everywhere. */
    public AttachedHosts everywhere() {
        all = true;
        return this;
    }

    /** Whether a host is among them. */
    public boolean contains(String hostname) {
        return all || hosts.contains(hostname);
    }

    private void addDestinations(ResolvedVirtualService service) {
        for (HttpRoute route : service.routes()) {
            add(route.destinations());
            add(route.mirrors());
        }
        for (StreamRoute route : service.streams()) {
            add(route.destinations());
        }
    }

    private void add(List<Destination> destinations) {
        destinations.forEach(to -> hosts.add(to.host()));
    }
}
