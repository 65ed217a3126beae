package io.meshsim.part.istiod.push;

/**
 * Why a push is needed: the label of {@code pilot_push_triggers}.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go.
 */
public enum Reason {
    ENDPOINT("endpoint"),
    HEADLESS_ENDPOINT("headlessendpoint"),
    CONFIG("config"),
    SERVICE("service"),
    PROXY("proxy"),
    UNKNOWN("unknown"),
    PROXY_REQUEST("proxyrequest");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** The label's value. */
    public String text() {
        return text;
    }
}
