package io.meshsim.config.check;

import io.meshsim.config.ServerTls;

/**
 * Certificates that a server names.
 *
 * <p>Source: Istio 1.30 pkg/config/validation/validation.go (validateTLSOptions).
 */
final class TlsCheck {

    private TlsCheck() {}

    static void checkFiles(String path, ServerTls tls, Findings findings) {
        boolean isMutual = tls.mode().equals("MUTUAL") || tls.mode().equals("OPTIONAL_MUTUAL");
        boolean needsFiles = isMutual || tls.mode().equals("SIMPLE");
        if (!needsFiles || !tls.credentialNames().isEmpty() || tls.tlsCertificates() > 0) {
            return;
        }
        require(tls.serverCertificate(), path + ".serverCertificate", tls.mode(), findings);
        require(tls.privateKey(), path + ".privateKey", tls.mode(), findings);
        if (isMutual) {
            require(tls.caCertificates(), path + ".caCertificates", tls.mode(), findings);
        }
    }

    private static void require(String file, String path, String mode, Findings findings) {
        if (file.isEmpty()) {
            findings.error(path, "is required by TLS mode " + mode);
        }
    }
}
