package io.meshsim.part.istiod.context;

/**
 * How much of a push context is made anew.
 *
 * @param services services indexed
 * @param resources VirtualServices, DestinationRules, Gateways and Sidecars indexed
 * @param scopes scopes of Sidecars made at once
 */
public record ContextSize(int services, int resources, int scopes) {

    /**
     * The size of what a push makes anew.
     *
     * @param lazy whether scopes are made when they are first needed, as since Istio 1.27
     */
    public static ContextSize of(PushContext.Config config, Rebuild rebuild, boolean lazy) {
        int sidecars = config.sidecars().size();
        int resources =
                (rebuild.virtualServices() ? config.virtualServices().size() : 0)
                        + (rebuild.rules() ? config.destinationRules().size() : 0)
                        + (rebuild.gateways() ? config.gateways().size() : 0)
                        + (rebuild.sidecars() ? sidecars : 0);
        return new ContextSize(
                rebuild.services() ? config.services().size() : 0,
                resources,
                rebuild.scopes() && !lazy ? sidecars : 0);
    }
}
