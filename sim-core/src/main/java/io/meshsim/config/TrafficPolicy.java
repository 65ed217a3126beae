package io.meshsim.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How to talk to a destination; null means inherited. */
public record TrafficPolicy(
        @Nullable LoadBalancer loadBalancer, @Nullable Duration connectTimeout) {

    /** Nothing said. */
    public static final TrafficPolicy NONE = new TrafficPolicy(null, null);
}
