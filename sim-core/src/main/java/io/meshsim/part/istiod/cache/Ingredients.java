package io.meshsim.part.istiod.cache;

import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.context.EgressListener;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.xds.XdsType;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a resource of a proxy is made from, by its name; nothing if istiod does not keep it.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_cache.go, route/route_cache.go,
 * pilot/pkg/xds/endpoints/endpoint_builder.go (DependentConfigs).
 *
 * @param router whether the proxy is a gateway, whose routes are not kept
 */
public record Ingredients(SidecarScope scope, boolean router) {

    /** The resources behind a cluster or its endpoints, or behind a sidecar's routes. */
    public Set<ResourceKey> of(XdsType type, String name) {
        Set<ResourceKey> sources = new LinkedHashSet<>();
        switch (type) {
            case CDS, EDS -> addCluster(name, sources);
            case RDS -> addRoutes(name, sources);
            case LDS, NDS -> {}
        }
        return sources;
    }

    private void addCluster(String name, Set<ResourceKey> sources) {
        ClusterName parts = ClusterName.parse(name);
        MeshService service = parts == null ? null : scope.service(parts.host());
        if (service != null) {
            addService(service, sources);
        }
    }

    private void addService(MeshService service, Set<ResourceKey> sources) {
        sources.add(service.key());
        scope.rules(service.hostname()).forEach(rule -> sources.addAll(rule.sources()));
    }

    private void addRoutes(String name, Set<ResourceKey> sources) {
        int port = port(name);
        EgressListener listener = router || port < 0 ? null : scope.listenerFor(port);
        if (listener == null) {
            return;
        }
        listener.virtualServices().forEach(routes -> sources.add(routes.key()));
        for (MeshService service : listener.services()) {
            if (service.port(port).isPresent()) {
                addService(service, sources);
            }
        }
    }

    private static int port(String name) {
        String text = name.substring(name.lastIndexOf(':') + 1);
        boolean isPort = !text.isEmpty() && text.length() <= 5;
        isPort &= text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isPort ? Integer.parseInt(text) : -1;
    }
}
