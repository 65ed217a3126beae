package io.meshsim.part.istiod.generate;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.meshsim.part.istiod.generate.cluster.Secrets;
import java.util.List;

/**
 * How a sidecar ends mutual TLS, and what those offer who speak it.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/authn/utils/utils.go (BuildInboundTLS),
 * pilot/pkg/networking/core/filterchain_options.go.
 */
final class InboundTls {

    /** Offered by proxies for what they know to be HTTP. */
    static final List<String> HTTP = List.of("istio-http/1.0", "istio-http/1.1", "istio-h2");

    /** Offered by proxies for anything else. */
    static final List<String> TCP = List.of("istio-peer-exchange", "istio");

    /** Offered by any proxy. */
    static final List<String> ANY =
            List.of("istio-peer-exchange", "istio", "istio-http/1.0", "istio-http/1.1", "istio-h2");

    /** Of anybody who speaks TLS. */
    static final List<String> WHATEVER = List.of();

    private InboundTls() {}

    static TransportSocket socket() {
        CommonTlsContext.Builder common =
                CommonTlsContext.newBuilder()
                        .addTlsCertificateSdsSecretConfigs(Secrets.config("default"))
                        .setCombinedValidationContext(
                                CombinedCertificateValidationContext.newBuilder()
                                        .setDefaultValidationContext(
                                                CertificateValidationContext.getDefaultInstance())
                                        .setValidationContextSdsSecretConfig(
                                                Secrets.config("ROOTCA")))
                        .addAlpnProtocols("h2")
                        .addAlpnProtocols("http/1.1");
        DownstreamTlsContext context =
                DownstreamTlsContext.newBuilder()
                        .setCommonTlsContext(common)
                        .setRequireClientCertificate(BoolValue.of(true))
                        .build();
        return TransportSocket.newBuilder()
                .setName("envoy.transport_sockets.tls")
                .setTypedConfig(Any.pack(context))
                .build();
    }
}
