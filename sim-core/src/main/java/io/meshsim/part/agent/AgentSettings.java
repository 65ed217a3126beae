package io.meshsim.part.agent;

import io.meshsim.part.agent.cert.CertificateSettings;

/**
 * The settings of the process beside each proxy.
 *
 * @param certificates how it gets and renews certificates
 */
public record AgentSettings(CertificateSettings certificates) {

    /** Istio 1.30. */
    public static final AgentSettings DEFAULT = new AgentSettings(CertificateSettings.DEFAULT);

    /** The same with other settings for certificates. */
    public AgentSettings withCertificates(CertificateSettings other) {
        return new AgentSettings(other);
    }
}
