package io.meshsim.net;

/** Why a proxy answered by itself; names as in Envoy's access log. */
public enum ResponseFlag {
    /** Nothing to say: the answer is the application's. */
    NONE(0, "-"),
    /** No route. */
    NR(1, "NR"),
    /** No cluster of that name. */
    NC(2, "NC"),
    /** No healthy upstream host. */
    UH(3, "UH"),
    /** Upstream connection failure. */
    UF(4, "UF"),
    /** Upstream connection terminated. */
    UC(5, "UC"),
    /** No proxy answered: the name did not resolve, or the client gave up waiting. */
    CLIENT(6, "client"),
    /** A fault was injected: the request is aborted. */
    FI(7, "FI"),
    /** Upstream request timeout: the route's. */
    UT(8, "UT");

    private static final ResponseFlag[] BY_NUMBER = values();

    private final int number;
    private final String text;

    ResponseFlag(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** The flag of a number. */
    public static ResponseFlag of(int number) {
        return BY_NUMBER[number];
    }

    /** A number for tables, counted from 0 in the order above. */
    public int number() {
        return number;
    }

    /** As the access log prints it. */
    public String text() {
        return text;
    }
}
