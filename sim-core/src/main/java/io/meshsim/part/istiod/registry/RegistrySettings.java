package io.meshsim.part.istiod.registry;

/**
 * How istiod reads the cluster.
 *
 * <p>Source of names and defaults: Istio 1.30 pilot/pkg/features.
 *
 * @param sendUnhealthyEndpoints PILOT_SEND_UNHEALTHY_ENDPOINTS: whether proxies are told of
 *     endpoints that are not ready, as unhealthy ones; default false
 */
public record RegistrySettings(boolean sendUnhealthyEndpoints) {

    /** What Istio ships. */
    public static final RegistrySettings DEFAULT = new RegistrySettings(false);
}
