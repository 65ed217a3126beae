package io.meshsim.part.istiod.needs;

import io.meshsim.config.ResourceKey;

/** What is asked about a proxy when its need of a push is decided. */
public interface Subject {

    /** What kind of proxy it is. */
    Audience audience();

    /** Whether its scope, or the one before, depends on a resource. */
    boolean dependsOn(ResourceKey key);

    /** Whether its scope, or the one before, has a service of this host. */
    boolean sees(String hostname);

    /**
     * Whether something that a gateway serves leads to this host; asked only if gateways have no
     * clusters but for those (PILOT_FILTER_GATEWAY_CLUSTER_CONFIG).
     */
    boolean isAttached(String hostname);

    /** Whether its own pod stands behind the service with this key. */
    boolean isOwnService(ResourceKey key);

    /** Whether it watches addresses of an ambient mesh. */
    boolean watchesAddresses();
}
