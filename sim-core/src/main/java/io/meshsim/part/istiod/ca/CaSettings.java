package io.meshsim.part.istiod.ca;

import java.time.Duration;

/**
 * What the certificate authority grants.
 *
 * @param defaultWorkloadCertTtl DEFAULT_WORKLOAD_CERT_TTL: the life of who asks for none; 24 h
 * @param maxWorkloadCertTtl MAX_WORKLOAD_CERT_TTL: a longer life is refused; 90 days
 */
public record CaSettings(Duration defaultWorkloadCertTtl, Duration maxWorkloadCertTtl) {

    /** Source: Istio 1.30 security/pkg/pki/ca and pilot/pkg/features. */
    public static final CaSettings DEFAULT =
            new CaSettings(Duration.ofHours(24), Duration.ofDays(90));

    public CaSettings {
        if (defaultWorkloadCertTtl.isNegative() || defaultWorkloadCertTtl.isZero()) {
            throw new IllegalArgumentException(
                    "DEFAULT_WORKLOAD_CERT_TTL " + defaultWorkloadCertTtl + " must be positive");
        }
        if (maxWorkloadCertTtl.compareTo(defaultWorkloadCertTtl) < 0) {
            throw new IllegalArgumentException(
                    "MAX_WORKLOAD_CERT_TTL "
                            + maxWorkloadCertTtl
                            + " must not be less than DEFAULT_WORKLOAD_CERT_TTL "
                            + defaultWorkloadCertTtl);
        }
    }
}
