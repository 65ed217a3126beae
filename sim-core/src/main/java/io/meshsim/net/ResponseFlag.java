package io.meshsim.net;

/** Why a proxy answered by itself; names as in Envoy's access log. */
public enum ResponseFlag {
    /** Nothing to say: the answer is the application's. */
    NONE("-"),
    /** No route. */
    NR("NR"),
    /** No cluster of that name. */
    NC("NC"),
    /** No healthy upstream host. */
    UH("UH"),
    /** Upstream connection failure. */
    UF("UF"),
    /** Upstream connection terminated. */
    UC("UC"),
    /** No proxy answered: the name did not resolve, or the client gave up waiting. */
    CLIENT("client");

    private final String text;

    ResponseFlag(String text) {
        this.text = text;
    }

    /** As the access log prints it. */
    public String text() {
        return text;
    }
}
