package io.meshsim.config.check;

import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.ConnectionPool;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ports, binds and limits of listeners.
 *
 * <p>Source: Istio 1.30 pkg/config/validation/validation.go (validateSidecarIngressPortAndBind,
 * validateSidecarEgressPortBindAndCaptureMode, validateConnectionPool), pkg/config/protocol.
 */
final class PortRules {

    static final String UNIX = "unix://";

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final List<String> PROTOCOLS =
            List.of(
                    "",
                    "tcp",
                    "udp",
                    "grpc",
                    "grpc-web",
                    "http",
                    "http_proxy",
                    "http2",
                    "https",
                    "tls",
                    "mongo",
                    "redis",
                    "mysql",
                    "hbone",
                    "double-hbone");

    private PortRules() {}

    static void checkNameAndProtocol(String path, Sidecar.Port port, Findings findings) {
        if (!port.name().isEmpty() && !NAME.matcher(port.name()).matches()) {
            findings.error(
                    path + ".name",
                    "\"" + port.name() + "\" must be letters, digits and dashes, at most 63");
        }
        if (!PROTOCOLS.contains(port.protocol().toLowerCase(Locale.ROOT))) {
            findings.error(
                    path + ".protocol", "\"" + port.protocol() + "\" is no protocol of Istio's");
        }
    }

    static void checkNumber(String path, int number, Findings findings) {
        if (number < 1 || number > HIGHEST_PORT) {
            findings.error(path, "port " + number + " must be in 1 to " + HIGHEST_PORT);
        }
    }

    /** An address to bind to; nothing is wrong with an empty one. */
    static void checkAddress(String path, String bind, Findings findings) {
        if (!bind.isEmpty() && !isAddress(bind)) {
            findings.error(path, "\"" + bind + "\" must be an IP address");
        }
    }

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    /** A path to a unix domain socket, written with {@code unix://}. */
    static void checkSocket(String path, String bind, Findings findings) {
        String file = bind.startsWith(UNIX) ? bind.substring(UNIX.length()) : bind;
        boolean isAbstract = file.startsWith("@") && file.length() > 1;
        boolean isFile = file.startsWith("/") && !file.endsWith("/");
        if (!isAbstract && !isFile) {
            findings.error(
                    path, "\"" + bind + "\" must be " + UNIX + " and an absolute path to a file");
        }
    }

    /** Limits; none at all may be left out, but not be empty. */
    static void checkPool(String path, @Nullable ConnectionPool pool, Findings findings) {
        if (pool == null) {
            return;
        }
        if (pool.http() == null && pool.tcp() == null) {
            findings.error(path, "a connection pool must have at least one of http and tcp");
        }
        ConnectionPool.Tcp tcp = pool.tcp();
        if (tcp != null) {
            checkLimit(path + ".tcp.maxConnections", tcp.maxConnections(), findings);
        }
        ConnectionPool.Http http = pool.http();
        if (http != null) {
            String at = path + ".http.";
            checkLimit(at + "http1MaxPendingRequests", http.http1MaxPendingRequests(), findings);
            checkLimit(at + "http2MaxRequests", http.http2MaxRequests(), findings);
            checkLimit(at + "maxRequestsPerConnection", http.maxRequestsPerConnection(), findings);
            checkLimit(at + "maxRetries", http.maxRetries(), findings);
        }
    }

    private static void checkLimit(String path, int limit, Findings findings) {
        if (limit < 0) {
            findings.error(path, limit + " must not be negative");
        }
    }
}
