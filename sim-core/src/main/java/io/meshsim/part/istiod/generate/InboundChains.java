package io.meshsim.part.istiod.generate;

import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.meshsim.config.PeerAuthentication.Mode;
import io.meshsim.config.Protocol;
import io.meshsim.part.istiod.context.SecurityPolicies.ForWorkload;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.generate.security.HttpRbac;
import io.meshsim.part.istiod.generate.security.TcpRbac;
import java.util.List;

/**
 * The filter chains of a sidecar's ports: with mutual TLS, in plain text, or both, as the modes of
 * PeerAuthentications say.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener_inbound.go, filterchain_options.go.
 */
final class InboundChains {

    private final ForWorkload security;
    private final List<HttpFilter> ofRequests;
    private final List<Filter> ofConnections;

    InboundChains(ForWorkload security) {
        this.security = security;
        this.ofRequests = HttpRbac.of(security.authorization());
        this.ofConnections = TcpRbac.of(security.authorization());
    }

    /** For ports that no service names. */
    List<FilterChain> unknown() {
        String cluster = ClusterName.INBOUND_PASSTHROUGH;
        FilterChain http =
                Chains.inbound("virtualInbound-catchall-http", cluster, cluster, 0, ofRequests);
        FilterChain tcp = Chains.tcp("virtualInbound", StreamClusters.only(cluster), ofConnections);
        return sniffed(http, tcp, security.mode());
    }

    /** For a port that a service or the Sidecar names. */
    List<FilterChain> of(InboundPort port) {
        int target = port.targetPort();
        String cluster = ClusterName.inbound(target);
        String name = "0.0.0.0_" + target;
        FilterChain tcp =
                Chains.ifPort(
                        Chains.tcp(name, StreamClusters.only(cluster), ofConnections), target);
        FilterChain http =
                Chains.ifPort(
                        Chains.inbound(
                                name, "inbound_" + name, cluster, port.servicePort(), ofRequests),
                        target);
        Mode mode = security.mode(target);
        if (port.protocol() == Protocol.UNSUPPORTED) {
            return sniffed(http, tcp, mode);
        }
        return port.protocol().isHttp() ? declaredHttp(http, mode) : declaredTcp(tcp, mode);
    }

    private static List<FilterChain> declaredHttp(FilterChain http, Mode mode) {
        return switch (mode) {
            case STRICT -> List.of(Chains.ifMutualTls(http, InboundTls.WHATEVER));
            case DISABLE -> List.of(Chains.ifPlain(http));
            default -> List.of(Chains.ifMutualTls(http, InboundTls.ANY), Chains.ifPlain(http));
        };
    }

    /** Applications may speak TLS of their own, unless the proxy must end all of it. */
    private static List<FilterChain> declaredTcp(FilterChain tcp, Mode mode) {
        return switch (mode) {
            case STRICT -> List.of(Chains.ifMutualTls(tcp, InboundTls.WHATEVER));
            case DISABLE -> List.of(Chains.ifPlain(tcp));
            default ->
                    List.of(
                            Chains.ifMutualTls(tcp, InboundTls.ANY),
                            Chains.ifPlain(tcp),
                            Chains.ifTls(tcp));
        };
    }

    private static List<FilterChain> sniffed(FilterChain http, FilterChain tcp, Mode mode) {
        return switch (mode) {
            case STRICT ->
                    List.of(
                            Chains.ifMutualTls(http, InboundTls.HTTP),
                            Chains.ifMutualTls(tcp, InboundTls.WHATEVER));
            case DISABLE -> List.of(Chains.ifPlainHttp(http), Chains.ifPlain(tcp));
            default ->
                    List.of(
                            Chains.ifMutualTls(http, InboundTls.HTTP),
                            Chains.ifPlainHttp(http),
                            Chains.ifMutualTls(tcp, InboundTls.TCP),
                            Chains.ifPlain(tcp),
                            Chains.ifTls(tcp));
        };
    }
}
