package io.meshsim.config;

/** The kinds of resources that istiod tells apart; not all are modelled as resources. */
public enum Kind {
    NAMESPACE("Namespace"),
    NODE("Node"),
    POD("Pod"),
    DEPLOYMENT("Deployment"),
    SERVICE("Service"),
    ENDPOINT_SLICE("EndpointSlice"),
    GATEWAY("Gateway"),
    VIRTUAL_SERVICE("VirtualService"),
    DESTINATION_RULE("DestinationRule"),
    SIDECAR("Sidecar"),
    ENVOY_FILTER("EnvoyFilter"),
    AUTHORIZATION_POLICY("AuthorizationPolicy"),
    REQUEST_AUTHENTICATION("RequestAuthentication"),
    PEER_AUTHENTICATION("PeerAuthentication"),
    WASM_PLUGIN("WasmPlugin"),
    TRAFFIC_EXTENSION("TrafficExtension"),
    TELEMETRY("Telemetry");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** Whether it belongs to one of Istio's own API groups, and not to Kubernetes. */
    public boolean isIstio() {
        return switch (this) {
            case NAMESPACE, NODE, POD, DEPLOYMENT, SERVICE, ENDPOINT_SLICE -> false;
            default -> true;
        };
    }

    /** The name as manifests write it. */
    public String text() {
        return text;
    }
}
