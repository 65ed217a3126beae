package io.meshsim.config.traffic;

import java.util.List;

/**
 * How a client secures connections: {@code trafficPolicy.tls}. What is not said is empty.
 *
 * <p>Source: Istio 1.30 API networking/v1alpha3/destination_rule.proto (ClientTLSSettings).
 *
 * @param clientCertificate file, for MUTUAL
 * @param privateKey file, for MUTUAL
 * @param caCertificates file; empty for the system's
 * @param credentialName of a Secret that holds them instead of files
 * @param insecureSkipVerify whether the server's certificate is not checked
 */
public record ClientTls(
        Mode mode,
        String clientCertificate,
        String privateKey,
        String caCertificates,
        String credentialName,
        List<String> subjectAltNames,
        String sni,
        boolean insecureSkipVerify) {

    /** Who proves who they are. */
    public enum Mode {
        DISABLE,
        SIMPLE,
        MUTUAL,
        ISTIO_MUTUAL
    }

    public ClientTls {
        subjectAltNames = List.copyOf(subjectAltNames);
    }

    /** A mode and nothing else. */
    public static ClientTls of(Mode mode) {
        return new ClientTls(mode, "", "", "", "", List.of(), "", false);
    }

    /** The same with these names of the server, if it has none itself. */
    public ClientTls orNames(List<String> names) {
        return subjectAltNames.isEmpty()
                ? new ClientTls(
                        mode,
                        clientCertificate,
                        privateKey,
                        caCertificates,
                        credentialName,
                        names,
                        sni,
                        insecureSkipVerify)
                : this;
    }
}
