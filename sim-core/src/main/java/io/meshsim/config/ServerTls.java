package io.meshsim.config;

import java.util.List;

/**
 * How a server ends TLS, as an Istio Gateway or Sidecar writes it; empty means not said.
 *
 * @param mode such as SIMPLE or MUTUAL
 * @param credentialNames secrets with certificates, whether one or several were written
 * @param tlsCertificates how many pairs of certificate and key are listed
 */
public record ServerTls(
        String mode,
        boolean httpsRedirect,
        List<String> credentialNames,
        List<String> subjectAltNames,
        String serverCertificate,
        String privateKey,
        String caCertificates,
        int tlsCertificates) {

    public ServerTls {
        credentialNames = List.copyOf(credentialNames);
        subjectAltNames = List.copyOf(subjectAltNames);
    }
}
