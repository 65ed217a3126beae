package io.meshsim.part.istiod.generate;

import io.meshsim.config.StreamMatch;
import java.util.Set;

/**
 * What the control plane decides of the matches of TCP and TLS rules: gateway, port, the proxy's
 * labels and namespace.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/tls.go (matchTLS, matchTCP).
 */
final class StreamRules {

    private StreamRules() {}

    static boolean applies(StreamMatch match, ProxyView view, int port, Set<String> gateways) {
        boolean gatewayFits =
                match.gateways().isEmpty()
                        || match.gateways().stream().anyMatch(gateways::contains);
        boolean namespaceFits =
                match.sourceNamespace().isEmpty()
                        || match.sourceNamespace().equals(view.node().namespace());
        return gatewayFits
                && namespaceFits
                && (match.port() == 0 || match.port() == port)
                && match.sourceLabels().isSubsetOf(view.node().labels());
    }
}
