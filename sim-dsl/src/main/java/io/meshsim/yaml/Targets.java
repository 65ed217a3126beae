package io.meshsim.yaml;

import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.yaml.schema.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what a call asks, and of whom. */
final class Targets {

    private static final long DEFAULT_TIMEOUT_NANOS = 30_000_000_000L;

    private static final int HTTP_PORT = 80;

    private final Reading reading;

    /**
     * Who is asked.
     *
     * @param authority the Host header that a client sends by itself
     */
    record Whom(String host, int port, String authority) {}

    Targets(Reading reading) {
        this.reading = reading;
    }

    /** The port that a node names, or else the service's first; it must be one of the service's. */
    Optional<Integer> port(YamlNode node, Service service) {
        List<Integer> ports = service.ports().stream().map(ServicePort::port).toList();
        Optional<YamlNode> given = node.field("port");
        if (given.isEmpty()) {
            return ports.stream().findFirst();
        }
        int port = given.get().asInt();
        if (!ports.contains(port)) {
            reading.error(
                    given.get(),
                    "Service " + service.meta().name() + " has no port " + port,
                    "it has " + ports);
            return Optional.empty();
        }
        return Optional.of(port);
    }

    /** Of whom a node asks, a service or a host outside; empty if there is no such thing. */
    Optional<Whom> whom(YamlNode node, Names names) {
        Optional<YamlNode> outside = node.field("outside");
        if (outside.isPresent()) {
            int port = node.integer("port").map(Math::toIntExact).orElse(HTTP_PORT);
            return names.outside(outside.get())
                    .map(host -> new Whom(host, port, authority(host, port)));
        }
        return names.service(node.required("service")).flatMap(service -> whom(node, service));
    }

    /** A service that is known, at the port that a node names. */
    Optional<Whom> whom(YamlNode node, Service service) {
        String host = service.hostname();
        return port(node, service).map(port -> new Whom(host, port, host + ":" + port));
    }

    private static String authority(String host, int port) {
        return port == HTTP_PORT ? host : host + ":" + port;
    }

    /** A request of a node's method, path and headers. */
    HttpRequest request(YamlNode node, String authority) {
        return new HttpRequest(
                node.string("method").orElse("GET"),
                authority,
                node.string("path").orElse("/"),
                new TreeMap<>(node.stringMap("headers")));
    }

    Target target(YamlNode node, Whom whom, HttpRequest request) {
        long timeoutNanos =
                node.field("timeout")
                        .map(timeout -> Lengths.positive(timeout, reading))
                        .orElse(DEFAULT_TIMEOUT_NANOS);
        return new Target(whom.host(), whom.port(), request, timeoutNanos);
    }
}
