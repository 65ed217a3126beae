package io.meshsim.config.route;

import org.jspecify.annotations.Nullable;

/**
 * How failed requests are tried again.
 *
 * @param attempts tries after the first; 0 for none
 * @param perTryTimeoutNanos 0 for that of the rule
 * @param retryOn conditions and status codes, separated by commas; empty for Istio's
 * @param remoteLocalities whether later tries go to other localities; null for Istio's choice
 * @param ignorePreviousHosts whether later tries avoid earlier hosts; null means yes
 * @param backoffNanos the base of the pauses; 0 for Envoy's, 25 ms
 */
public record Retries(
        int attempts,
        long perTryTimeoutNanos,
        String retryOn,
        @Nullable Boolean remoteLocalities,
        @Nullable Boolean ignorePreviousHosts,
        long backoffNanos) {

    public Retries {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts " + attempts + " must not be negative");
        }
    }

    /** Retries on given conditions, otherwise as Istio does them. */
    public static Retries of(int attempts, String retryOn) {
        return new Retries(attempts, 0, retryOn, null, null, 0);
    }
}
