package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.meshsim.config.traffic.ClientTls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transport socket that a policy asks for.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_tls.go.
 */
final class TlsFields {

    private static final String SOCKET = "envoy.transport_sockets.tls";
    private static final String OF_SYSTEM = "system";
    private static final List<String> IN_MESH = List.of("istio-peer-exchange", "istio");

    private TlsFields() {}

    /**
     * A Secret by name is only given to gateways and to rules for some workloads, neither of which
     * is modelled: such a cluster gets no TLS, as a sidecar does without.
     */
    static void add(@Nullable ClientTls tls, Cluster.Builder cluster, HttpFields http) {
        if (tls == null || tls.mode() == ClientTls.Mode.DISABLE) {
            return;
        }
        if (tls.mode() == ClientTls.Mode.ISTIO_MUTUAL) {
            addSocket(istioMutual(tls, cluster.getName(), http.isHttp2()), cluster);
        } else if (tls.credentialName().isEmpty() && hasCertificate(tls)) {
            addSocket(own(tls, http), cluster);
        }
    }

    /** MUTUAL without files is an error that leaves the cluster without TLS. */
    private static boolean hasCertificate(ClientTls tls) {
        return tls.mode() == ClientTls.Mode.SIMPLE
                || (!tls.clientCertificate().isEmpty() && !tls.privateKey().isEmpty());
    }

    private static void addSocket(UpstreamTlsContext context, Cluster.Builder cluster) {
        cluster.setTransportSocket(
                TransportSocket.newBuilder().setName(SOCKET).setTypedConfig(Any.pack(context)));
    }

    private static UpstreamTlsContext istioMutual(ClientTls tls, String cluster, boolean http2) {
        CommonTlsContext.Builder common =
                common().addTlsCertificateSdsSecretConfigs(Secrets.config("default"))
                        .setCombinedValidationContext(validation(tls, "ROOTCA"))
                        .addAllAlpnProtocols(IN_MESH);
        if (http2) {
            common.addAlpnProtocols("h2");
        }
        String sni = tls.sni().isEmpty() ? ClusterName.sni(cluster) : tls.sni();
        return UpstreamTlsContext.newBuilder().setCommonTlsContext(common).setSni(sni).build();
    }

    private static UpstreamTlsContext own(ClientTls tls, HttpFields http) {
        boolean unnamed = tls.sni().isEmpty() && tls.subjectAltNames().isEmpty();
        http.addAutoNames(tls.sni().isEmpty(), unnamed && !tls.insecureSkipVerify());
        CommonTlsContext.Builder common = common();
        if (tls.mode() == ClientTls.Mode.MUTUAL) {
            String files = "file-cert:" + tls.clientCertificate() + "~" + tls.privateKey();
            common.addTlsCertificateSdsSecretConfigs(Secrets.config(files));
        }
        if (tls.insecureSkipVerify()) {
            common.setValidationContext(CertificateValidationContext.getDefaultInstance());
        } else {
            String root = tls.caCertificates().isEmpty() ? OF_SYSTEM : tls.caCertificates();
            common.setCombinedValidationContext(validation(tls, "file-root:" + root));
        }
        if (http.isHttp2()) {
            common.addAlpnProtocols("h2");
        }
        return UpstreamTlsContext.newBuilder()
                .setCommonTlsContext(common)
                .setSni(tls.sni())
                .build();
    }

    private static CommonTlsContext.Builder common() {
        return CommonTlsContext.newBuilder()
                .setTlsParams(
                        TlsParameters.newBuilder()
                                .setTlsMinimumProtocolVersion(TlsParameters.TlsProtocol.TLSv1_2)
                                .setTlsMaximumProtocolVersion(TlsParameters.TlsProtocol.TLSv1_3));
    }

    /** Istio writes the names where Envoy had them first. */
    @SuppressWarnings("deprecation")
    private static CombinedCertificateValidationContext validation(ClientTls tls, String root) {
        CertificateValidationContext.Builder names = CertificateValidationContext.newBuilder();
        for (String name : tls.subjectAltNames()) {
            names.addMatchSubjectAltNames(StringMatcher.newBuilder().setExact(name));
        }
        return CombinedCertificateValidationContext.newBuilder()
                .setDefaultValidationContext(names)
                .setValidationContextSdsSecretConfig(Secrets.config(root))
                .build();
    }
}
