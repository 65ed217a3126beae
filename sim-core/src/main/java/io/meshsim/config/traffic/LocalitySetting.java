package io.meshsim.config.traffic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which localities get a client's requests: {@code localityLbSetting}.
 *
 * <p>Source: Istio 1.30 API networking/v1alpha3/destination_rule.proto
 * (LocalityLoadBalancerSetting).
 *
 * @param enabled null if not said, which means enabled
 * @param failover to which region a region's clients go when their own has too few endpoints
 * @param failoverPriority labels, {@code name} or {@code name=value}, in which an endpoint should
 *     be like the client, the most important first
 */
public record LocalitySetting(
        @Nullable Boolean enabled,
        List<Distribute> distribute,
        List<Failover> failover,
        List<String> failoverPriority) {

    /** Nothing said: what Istio's mesh has. */
    public static final LocalitySetting PLAIN =
            new LocalitySetting(null, List.of(), List.of(), List.of());

    /** Shares in percent of the requests that clients of a locality send to others. */
    public record Distribute(String from, Map<String, Integer> to) {

        public Distribute {
            to = Collections.unmodifiableMap(new LinkedHashMap<>(to));
        }
    }

    /** Clients of a region go to another. */
    public record Failover(String from, String to) {}

    public LocalitySetting {
        distribute = List.copyOf(distribute);
        failover = List.copyOf(failover);
        failoverPriority = List.copyOf(failoverPriority);
    }

    /** Whether it is switched off. */
    public boolean isDisabled() {
        return Boolean.FALSE.equals(enabled);
    }
}
