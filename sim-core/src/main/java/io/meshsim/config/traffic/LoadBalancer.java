package io.meshsim.config.traffic;

/** How a host is chosen; Istio's default is LEAST_REQUEST since 1.14. */
public enum LoadBalancer {
    LEAST_REQUEST,
    ROUND_ROBIN,
    RANDOM,
    /** None is chosen: calls go to the address that the client meant. */
    PASSTHROUGH
}
