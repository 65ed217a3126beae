package io.meshsim.part.agent;

import io.meshsim.engine.time.GoDuration;
import io.meshsim.part.agent.cert.CertificateSettings;
import io.meshsim.part.agent.drain.DrainSettings;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of the process beside each proxy.
 *
 * @param certificates how it gets and renews certificates
 * @param dnsCapture ISTIO_META_DNS_CAPTURE: whether it answers the DNS questions of its pod; false
 * @param drain how long its proxy stays after it has been told to end
 * @param holdApplication holdApplicationUntilProxyStarts: whether the application of a pod starts
 *     only when its proxy is ready; false: both start at once
 */
public record AgentSettings(
        CertificateSettings certificates,
        boolean dnsCapture,
        DrainSettings drain,
        boolean holdApplication) {

    /** Istio 1.30. */
    public static final AgentSettings DEFAULT =
            new AgentSettings(CertificateSettings.DEFAULT, false, DrainSettings.DEFAULT, false);

    private static final String TTL = "SECRET_TTL";
    private static final String RATIO = "SECRET_GRACE_PERIOD_RATIO";
    private static final String JITTER = "SECRET_GRACE_PERIOD_RATIO_JITTER";
    private static final String DNS = "ISTIO_META_DNS_CAPTURE";
    private static final String EXIT_ON_ZERO = "EXIT_ON_ZERO_ACTIVE_CONNECTIONS";
    private static final String MINIMUM = "MINIMUM_DRAIN_DURATION";

    /** The same with other settings for certificates. */
    public AgentSettings withCertificates(CertificateSettings other) {
        return new AgentSettings(other, dnsCapture, drain, holdApplication);
    }

    /** The same with or without answers to DNS questions. */
    public AgentSettings withDnsCapture(boolean captures) {
        return new AgentSettings(certificates, captures, drain, holdApplication);
    }

    /** The same with another end. */
    public AgentSettings withDrain(DrainSettings other) {
        return new AgentSettings(certificates, dnsCapture, other, holdApplication);
    }

    /** The same with another order of starts. */
    public AgentSettings withHoldApplication(boolean holds) {
        return new AgentSettings(certificates, dnsCapture, drain, holds);
    }

    /**
     * The same with what an environment sets under the real names; durations as Go writes them.
     *
     * @throws IllegalArgumentException for a name that is not known here, or a value that does not
     *     fit
     */
    public AgentSettings withEnv(Map<String, String> env) {
        AgentSettings settings = this;
        for (Map.Entry<String, String> setting : env.entrySet()) {
            settings = settings.with(setting.getKey(), setting.getValue());
        }
        return settings;
    }

    private AgentSettings with(String name, String value) {
        return switch (name) {
            case TTL -> withCertificates(certificates.withSecretTtl(duration(name, value)));
            case RATIO -> withCertificates(certificates.withGracePeriodRatio(share(name, value)));
            case JITTER ->
                    withCertificates(certificates.withGracePeriodRatioJitter(share(name, value)));
            case DNS -> withDnsCapture(truth(name, value));
            case EXIT_ON_ZERO ->
                    withDrain(drain.withExitOnZeroActiveConnections(truth(name, value)));
            case MINIMUM -> withDrain(drain.withMinimumDrainDuration(duration(name, value)));
            default ->
                    throw new IllegalArgumentException(
                            "agent setting \""
                                    + name
                                    + "\" is not known; known are "
                                    + String.join(
                                            ", ", TTL, RATIO, JITTER, DNS, EXIT_ON_ZERO, MINIMUM));
        };
    }

    private static Duration duration(String name, String value) {
        try {
            return Duration.ofNanos(GoDuration.parse(value));
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(name + ": " + problem.getMessage(), problem);
        }
    }

    private static double share(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    name + " \"" + value + "\" must be a number", notANumber);
        }
    }

    private static boolean truth(String name, String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                    throw new IllegalArgumentException(
                            name + " \"" + value + "\" must be true or false");
        };
    }
}
