package io.meshsim.part.istiod.needs;

import io.meshsim.xds.ProxyNode;

/** Kinds of proxies that istiod tells apart when it decides; meshes here have no waypoints. */
public enum Audience {
    SIDECAR,
    ROUTER,
    WAYPOINT;

    /** What a proxy of this role is. */
    public static Audience of(ProxyNode.Role role) {
        return role == ProxyNode.Role.ROUTER ? ROUTER : SIDECAR;
    }
}
