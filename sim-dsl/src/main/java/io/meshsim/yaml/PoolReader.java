package io.meshsim.yaml;

import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads connection pools and TLS settings of a listener, to be checked and generated. They stay
 * unread, as no proxy here acts on them.
 */
final class PoolReader {

    private PoolReader() {}

    static @Nullable ConnectionPool peek(YamlNode parent, String name) {
        return parent.peek(name)
                .map(
                        pool ->
                                new ConnectionPool(
                                        pool.peek("tcp").map(PoolReader::tcp).orElse(null),
                                        pool.peek("http").map(PoolReader::http).orElse(null)))
                .orElse(null);
    }

    private static ConnectionPool.Tcp tcp(YamlNode tcp) {
        return new ConnectionPool.Tcp(
                number(tcp, "maxConnections"),
                duration(tcp, "connectTimeout"),
                tcp.peek("tcpKeepalive").map(PoolReader::keepalive).orElse(null),
                duration(tcp, "maxConnectionDuration"),
                duration(tcp, "idleTimeout"));
    }

    private static ConnectionPool.Keepalive keepalive(YamlNode node) {
        return new ConnectionPool.Keepalive(
                number(node, "probes"), duration(node, "time"), duration(node, "interval"));
    }

    private static ConnectionPool.Http http(YamlNode http) {
        return new ConnectionPool.Http(
                number(http, "http1MaxPendingRequests"),
                number(http, "http2MaxRequests"),
                number(http, "maxRequestsPerConnection"),
                number(http, "maxRetries"),
                duration(http, "idleTimeout"),
                http.peek("h2UpgradePolicy")
                        .map(word -> ConnectionPool.H2Upgrade.valueOf(word.asString()))
                        .orElse(ConnectionPool.H2Upgrade.DEFAULT),
                http.peek("useClientProtocol").map(YamlNode::asBoolean).orElse(false),
                number(http, "maxConcurrentStreams"));
    }

    private static @Nullable Duration duration(YamlNode node, String name) {
        return node.peek(name).map(YamlNode::asDurationNanos).map(Duration::ofNanos).orElse(null);
    }

    private static int number(YamlNode node, String name) {
        return node.peek(name).map(YamlNode::asInt).orElse(0);
    }
}
