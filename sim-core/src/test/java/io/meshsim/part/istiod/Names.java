package io.meshsim.part.istiod;

import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of further resources that some refer to. */
final class Names {

    private Names() {}

    static List<String> assignments(Collection<XdsResource> resources) {
        List<String> names = new ArrayList<>();
        for (XdsResource resource : resources) {
            Cluster cluster = (Cluster) resource.message();
            if (cluster.getType() == Cluster.DiscoveryType.EDS) {
                names.add(cluster.getName());
            }
        }
        return names;
    }

    static List<String> routes(Collection<XdsResource> resources) {
        Set<String> names = new LinkedHashSet<>();
        for (XdsResource resource : resources) {
            Listener listener = (Listener) resource.message();
            for (FilterChain chain : listener.getFilterChainsList()) {
                chain.getFiltersList().forEach(filter -> add(filter, names));
            }
        }
        return List.copyOf(names);
    }

    private static void add(Filter filter, Set<String> names) {
        if (!filter.getTypedConfig().is(HttpConnectionManager.class)) {
            return;
        }
        try {
            HttpConnectionManager manager =
                    filter.getTypedConfig().unpack(HttpConnectionManager.class);
            if (manager.hasRds()) {
                names.add(manager.getRds().getRouteConfigName());
            }
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }
}
