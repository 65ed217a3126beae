package io.meshsim.config;

/** The kinds of resources that have an effect here. */
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
    SIDECAR("Sidecar");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** The name as manifests write it. */
    public String text() {
        return text;
    }
}
