package io.meshsim.part.istiod.generate;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.meshsim.config.ServerTls;
import io.meshsim.part.istiod.generate.cluster.Secrets;

/**
 * How a gateway ends TLS: with certificates that it gets by name, and with those of clients if the
 * mode says so.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener.go (BuildListenerTLSContext),
 * pilot/pkg/security/model/authentication.go (ApplyCredentialSDSToServerCommonTLSContext).
 */
final class GatewayTls {

    private GatewayTls() {}

    static TransportSocket socket(ServerTls tls) {
        if (tls.mode().equals("ISTIO_MUTUAL")) {
            return InboundTls.socket();
        }
        boolean asksClients = tls.mode().equals("MUTUAL") || tls.mode().equals("OPTIONAL_MUTUAL");
        CommonTlsContext.Builder common =
                CommonTlsContext.newBuilder().addAlpnProtocols("h2").addAlpnProtocols("http/1.1");
        for (String name : tls.credentialNames()) {
            common.addTlsCertificateSdsSecretConfigs(Secrets.config("kubernetes://" + name));
        }
        if (tls.credentialNames().isEmpty()) {
            String files = "file-cert:" + tls.serverCertificate() + "~" + tls.privateKey();
            common.addTlsCertificateSdsSecretConfigs(Secrets.config(files));
        }
        if (asksClients) {
            common.setCombinedValidationContext(
                    CombinedCertificateValidationContext.newBuilder()
                            .setDefaultValidationContext(
                                    CertificateValidationContext.getDefaultInstance())
                            .setValidationContextSdsSecretConfig(Secrets.config(root(tls))));
        }
        DownstreamTlsContext context =
                DownstreamTlsContext.newBuilder()
                        .setCommonTlsContext(common)
                        .setRequireClientCertificate(BoolValue.of(tls.mode().equals("MUTUAL")))
                        .build();
        return TransportSocket.newBuilder()
                .setName("envoy.transport_sockets.tls")
                .setTypedConfig(Any.pack(context))
                .build();
    }

    private static String root(ServerTls tls) {
        return tls.credentialNames().isEmpty()
                ? "file-root:" + tls.caCertificates()
                : "kubernetes://" + tls.credentialNames().get(0) + "-cacert";
    }
}
