package io.meshsim.config.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is chosen: {@code trafficPolicy.loadBalancer}.
 *
 * <p>Source: Istio 1.30 API networking/v1alpha3/destination_rule.proto (LoadBalancerSettings).
 *
 * @param simple null for the default
 * @param consistentHash null if not said; goes before {@code simple}
 * @param locality null if the mesh's holds
 * @param warmup null if new endpoints get their full share at once
 */
public record LoadBalancing(
        @Nullable LoadBalancer simple,
        @Nullable ConsistentHash consistentHash,
        @Nullable LocalitySetting locality,
        @Nullable Warmup warmup) {

    /**
     * New endpoints get less at first.
     *
     * @param minimumPercent share at the start; null for Envoy's 10
     * @param aggression how fast the share grows; null for Envoy's 1
     * @param onlyDuration whether it was said in the old field, warmupDurationSecs
     */
    public record Warmup(
            Duration duration,
            @Nullable Double minimumPercent,
            @Nullable Double aggression,
            boolean onlyDuration) {}

    /** Nothing said. */
    public static final LoadBalancing NONE = new LoadBalancing(null, null, null, null);

    /** Only an algorithm. */
    public static LoadBalancing of(LoadBalancer simple) {
        return new LoadBalancing(simple, null, null, null);
    }

    /** Only a choice of localities. */
    public static LoadBalancing of(LocalitySetting locality) {
        return new LoadBalancing(null, null, locality, null);
    }
}
