package io.meshsim.part.istiod.generate;

import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.meshsim.config.ServerTls;
import io.meshsim.part.istiod.context.SecurityPolicies.ForWorkload;
import io.meshsim.part.istiod.generate.security.HttpRbac;
import io.meshsim.part.istiod.generate.security.TcpRbac;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway does with the connections of one server.
 *
 * @param serverNames that TLS asks for; none for all connections
 * @param tls how the gateway ends TLS; null if it does not
 * @param routeName of its requests; empty if it passes bytes on
 * @param clusters where it passes bytes to; null if it reads HTTP
 */
record GatewayChain(
        List<String> serverNames,
        @Nullable ServerTls tls,
        String routeName,
        @Nullable StreamClusters clusters) {

    GatewayChain {
        serverNames = List.copyOf(serverNames);
    }

    boolean speaksTls() {
        return tls != null || !serverNames.isEmpty();
    }

    FilterChain message(String listener, ForWorkload security) {
        FilterChain chain =
                clusters == null
                        ? Chains.rds(
                                "outbound_" + listener,
                                routeName,
                                HttpRbac.of(security.authorization()))
                        : Chains.tcp("", clusters, TcpRbac.of(security.authorization()));
        FilterChain named = Chains.ifServerNames(chain, serverNames);
        return tls == null
                ? named
                : named.toBuilder().setTransportSocket(GatewayTls.socket(tls)).build();
    }
}
