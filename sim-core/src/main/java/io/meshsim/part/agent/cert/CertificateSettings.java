package io.meshsim.part.agent.cert;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/**
 * What an agent asks for, and when it asks again.
 *
 * @param secretTtl SECRET_TTL: the life it asks for; 24 h
 * @param gracePeriodRatio SECRET_GRACE_PERIOD_RATIO: it asks again when this share of the life is
 *     left; 0.5
 * @param gracePeriodRatioJitter SECRET_GRACE_PERIOD_RATIO_JITTER: the share is drawn from so much
 *     around; 0.01 since 1.24, 0 before
 */
public record CertificateSettings(
        Duration secretTtl, double gracePeriodRatio, double gracePeriodRatioJitter) {

    /** Source: Istio 1.30 pilot/cmd/pilot-agent/options/security.go. */
    public static final CertificateSettings DEFAULT =
            new CertificateSettings(Duration.ofHours(24), 0.5, 0.01);

    /** Istio 1.23 and before: no jitter. */
    public static final CertificateSettings ISTIO_1_23 =
            new CertificateSettings(Duration.ofHours(24), 0.5, 0);

    public CertificateSettings {
        if (secretTtl.isNegative() || secretTtl.isZero()) {
            throw new IllegalArgumentException("SECRET_TTL " + secretTtl + " must be positive");
        }
        share("SECRET_GRACE_PERIOD_RATIO", gracePeriodRatio);
        share("SECRET_GRACE_PERIOD_RATIO_JITTER", gracePeriodRatioJitter);
        SimTime.nanos(secretTtl);
    }

    /** The same with another life. */
    public CertificateSettings withSecretTtl(Duration life) {
        return new CertificateSettings(life, gracePeriodRatio, gracePeriodRatioJitter);
    }

    /** The same with another share. */
    public CertificateSettings withGracePeriodRatio(double ratio) {
        return new CertificateSettings(secretTtl, ratio, gracePeriodRatioJitter);
    }

    /** The same with another spread of the share. */
    public CertificateSettings withGracePeriodRatioJitter(double jitter) {
        return new CertificateSettings(secretTtl, gracePeriodRatio, jitter);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " " + value + " must be from 0 to 1");
        }
    }
}
