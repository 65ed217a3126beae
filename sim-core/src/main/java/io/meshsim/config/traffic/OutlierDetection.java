package io.meshsim.config.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an endpoint that fails gets no requests for a while; null or 0 means Envoy's default.
 *
 * <p>Source: Istio 1.30 API networking/v1alpha3/destination_rule.proto (OutlierDetection).
 *
 * @param minHealthPercent below this share of healthy endpoints all of them get requests; 0 never
 */
public record OutlierDetection(
        @Nullable Integer consecutive5xxErrors,
        @Nullable Integer consecutiveGatewayErrors,
        boolean splitExternalLocalOriginErrors,
        @Nullable Integer consecutiveLocalOriginFailures,
        @Nullable Duration interval,
        @Nullable Duration baseEjectionTime,
        int maxEjectionPercent,
        int minHealthPercent) {

    /** Envoy's defaults. */
    public static final OutlierDetection DEFAULT =
            new OutlierDetection(null, null, false, null, null, null, 0, 0);
}
