package io.meshsim.config;

/** A Kubernetes or Istio resource: the part of it that the simulator understands. */
public sealed interface Resource
        permits Namespace,
                Node,
                Pod,
                Deployment,
                Service,
                EndpointSlice,
                Gateway,
                VirtualService,
                DestinationRule,
                Sidecar,
                ServiceEntry,
                WorkloadEntry,
                PeerAuthentication,
                AuthorizationPolicy {

    /** Name, namespace, labels and annotations. */
    Meta meta();

    /** The kind. */
    Kind kind();

    /** The same with other metadata. */
    Resource withMeta(Meta meta);

    /** What tells it from all others. */
    default ResourceKey key() {
        return new ResourceKey(kind(), meta().namespace(), meta().name());
    }
}
