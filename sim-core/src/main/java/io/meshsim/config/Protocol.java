package io.meshsim.config;

import java.util.Locale;

/**
 * What a port speaks, as Istio tells it from {@code appProtocol}, else from the port name up to the
 * first dash.
 *
 * <p>Source: Istio 1.30 pkg/config/protocol and documentation, "Protocol Selection".
 */
public enum Protocol {
    HTTP,
    HTTP2,
    GRPC,
    HTTPS,
    TLS,
    TCP,
    UDP,
    /** Nobody said: the proxy looks at the first bytes. */
    UNSUPPORTED;

    /** The protocol of a port. */
    public static Protocol of(String transport, String appProtocol, String name) {
        if (transport.equalsIgnoreCase("UDP")) {
            return UDP;
        }
        if (!appProtocol.isEmpty()) {
            return parse(appProtocol);
        }
        int dash = name.indexOf('-');
        return parse(name.startsWith("grpc-web") || dash < 0 ? name : name.substring(0, dash));
    }

    private static Protocol parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "http", "kubernetes.io/ws" -> HTTP;
            case "http2", "kubernetes.io/h2c" -> HTTP2;
            case "grpc", "grpc-web" -> GRPC;
            case "https", "kubernetes.io/wss" -> HTTPS;
            case "tls" -> TLS;
            case "tcp", "mongo", "mysql", "redis" -> TCP;
            case "udp" -> UDP;
            default -> UNSUPPORTED;
        };
    }

    /** Whether the proxy reads it as HTTP. */
    public boolean isHttp() {
        return this == HTTP || this == HTTP2 || this == GRPC;
    }
}
