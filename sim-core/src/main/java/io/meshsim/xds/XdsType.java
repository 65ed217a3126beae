package io.meshsim.xds;

import java.util.List;

/**
 * The discovery services, in the order in which istiod pushes them.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/ads.go (push order); Envoy xDS protocol (type URLs).
 */
public enum XdsType {
    CDS("envoy.config.cluster.v3.Cluster", true),
    EDS("envoy.config.endpoint.v3.ClusterLoadAssignment", false),
    LDS("envoy.config.listener.v3.Listener", true),
    RDS("envoy.config.route.v3.RouteConfiguration", false),
    /** Names for the DNS proxy in the agent, which keeps them from its proxy. */
    NDS("istio.networking.nds.v1.NameTable", true);

    private static final List<XdsType> OF_PROXIES = List.of(CDS, EDS, LDS, RDS);
    private static final String PREFIX = "type.googleapis.com/";

    private final String typeUrl;
    private final boolean wildcard;

    XdsType(String message, boolean wildcard) {
        this.typeUrl = PREFIX + message;
        this.wildcard = wildcard;
    }

    /** Those that a proxy asks for. */
    public static List<XdsType> ofProxies() {
        return OF_PROXIES;
    }

    /** The type URL that stands in requests and responses. */
    public String typeUrl() {
        return typeUrl;
    }

    /** Whether a request without names asks for all. */
    public boolean isWildcard() {
        return wildcard;
    }
}
