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
    TELEMETRY("Telemetry"),
    SERVICE_ENTRY("ServiceEntry"),
    WORKLOAD_ENTRY("WorkloadEntry"),
    WORKLOAD_GROUP("WorkloadGroup"),
    PROXY_CONFIG("ProxyConfig"),
    MESH_CONFIG("MeshConfig"),
    SECRET("Secret"),
    CONFIG_MAP("ConfigMap"),
    INGRESS("Ingress"),
    HTTP_ROUTE("HTTPRoute"),
    KUBERNETES_GATEWAY("KubernetesGateway"),
    /** The DNS names of a headless service; no resource has this kind. */
    DNS_NAME("DNSName"),
    /** A workload or service of an ambient mesh; no resource has this kind. */
    ADDRESS("Address"),
    /** A kind that istiod has no rule of its own for. */
    OTHER("Other");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** Whether it belongs to one of Istio's own API groups, and not to Kubernetes. */
    public boolean isIstio() {
        return switch (this) {
            case NAMESPACE, NODE, POD, DEPLOYMENT, SERVICE, ENDPOINT_SLICE -> false;
            case SECRET, CONFIG_MAP, INGRESS, HTTP_ROUTE, KUBERNETES_GATEWAY -> false;
            case MESH_CONFIG, DNS_NAME, ADDRESS, OTHER -> false;
            default -> true;
        };
    }

    /** The name as manifests write it. */
    public String text() {
        return text;
    }
}
