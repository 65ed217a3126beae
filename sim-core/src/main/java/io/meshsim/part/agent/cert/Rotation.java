package io.meshsim.part.agent.cert;

import io.meshsim.xds.ca.Certificate;

/**
 * When a certificate is renewed.
 *
 * <p>Source: Istio 1.30 security/pkg/nodeagent/cache/secretcache.go (rotateTime).
 */
final class Rotation {

    private Rotation() {}

    /**
     * How long from now until a certificate is renewed; 0 if that is due.
     *
     * @param draw uniform in [0, 1), decides the jitter
     */
    static long delayNanos(
            Certificate certificate, long nowNanos, CertificateSettings settings, double draw) {
        double jitter = settings.gracePeriodRatioJitter() * (2 * draw - 1);
        double ratio = Math.min(1, Math.max(0, settings.gracePeriodRatio() + jitter));
        long lifeNanos = certificate.expiresNanos() - certificate.createdNanos();
        long graceNanos = (long) (ratio * lifeNanos);
        return Math.max(0, certificate.expiresNanos() - graceNanos - nowNanos);
    }
}
