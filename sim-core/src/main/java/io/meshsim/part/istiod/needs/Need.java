package io.meshsim.part.istiod.needs;

/** Whether a type is generated for a change that concerns the proxy. */
public enum Need {
    SKIP,
    PUSH,
    /** If the resource is in the proxy's namespace or in the root namespace. */
    IF_OWN_OR_ROOT,
    /** If the waypoint serves the changed address. */
    IF_ATTACHED,
    /** If a Wasm plug-in of the proxy is pulled with this secret. */
    IF_PULL_SECRET
}
