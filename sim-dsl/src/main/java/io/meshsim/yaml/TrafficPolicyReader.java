package io.meshsim.yaml;

import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LoadBalancing.Warmup;
import io.meshsim.config.traffic.OutlierDetection;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how to talk to a destination. */
final class TrafficPolicyReader {

    static final String NO_HASH = "requests have no hash, so hosts are drawn at random";

    private final Reading reading;

    TrafficPolicyReader(Reading reading) {
        this.reading = reading;
    }

    /** The {@code trafficPolicy} of a rule or a subset. */
    TrafficPolicy read(YamlNode parent) {
        return parent.field("trafficPolicy").map(this::policy).orElse(TrafficPolicy.NONE);
    }

    private TrafficPolicy policy(YamlNode policy) {
        Map<Integer, TrafficPolicy> ports = new TreeMap<>();
        for (YamlNode port : policy.items("portLevelSettings")) {
            YamlNode number = port.required("port").required("number");
            if (ports.put(number.asInt(), parts(port, Collections.emptyMap())) != null) {
                reading.error(number, "port " + number.asInt() + " is there twice", "");
            }
        }
        return parts(policy, ports);
    }

    private TrafficPolicy parts(YamlNode policy, Map<Integer, TrafficPolicy> ports) {
        return new TrafficPolicy(
                policy.field("loadBalancer").map(this::balancing).orElse(null),
                pool(policy),
                policy.field("outlierDetection").map(this::outliers).orElse(null),
                policy.peek("tls").map(ClientTlsReader::peek).orElse(null),
                ports);
    }

    private @Nullable LoadBalancing balancing(YamlNode node) {
        LoadBalancing said =
                new LoadBalancing(
                        node.field("simple").map(TrafficPolicyReader::simple).orElse(null),
                        node.peek("consistentHash").map(HashReader::peek).orElse(null),
                        node.field("localityLbSetting").map(LocalityReader::read).orElse(null),
                        warmup(node));
        return said.equals(LoadBalancing.NONE) ? null : said;
    }

    private static @Nullable LoadBalancer simple(YamlNode simple) {
        return switch (simple.asString()) {
            case "ROUND_ROBIN" -> LoadBalancer.ROUND_ROBIN;
            case "RANDOM" -> LoadBalancer.RANDOM;
            case "LEAST_REQUEST", "LEAST_CONN" -> LoadBalancer.LEAST_REQUEST;
            case "PASSTHROUGH" -> LoadBalancer.PASSTHROUGH;
            default -> null;
        };
    }

    /** It stays unread, as no proxy here starts slowly. */
    private static @Nullable Warmup warmup(YamlNode balancer) {
        Optional<Warmup> warmup =
                balancer.peek("warmup")
                        .map(
                                node ->
                                        new Warmup(
                                                nanos(node.peek("duration").orElseThrow()),
                                                decimal(node, "minimumPercent"),
                                                decimal(node, "aggression"),
                                                false));
        return warmup.or(
                        () ->
                                balancer.peek("warmupDurationSecs")
                                        .map(node -> new Warmup(nanos(node), null, null, true)))
                .orElse(null);
    }

    private static @Nullable Double decimal(YamlNode node, String name) {
        return node.peek(name).map(YamlNode::asDouble).orElse(null);
    }

    private static Duration nanos(YamlNode node) {
        return Duration.ofNanos(node.asDurationNanos());
    }

    /** Only the connect timeout counts as read: the proxy has it, and no limits. */
    private static @Nullable ConnectionPool pool(YamlNode policy) {
        ConnectionPool pool = PoolReader.peek(policy, "connectionPool");
        policy.field("connectionPool")
                .flatMap(node -> node.field("tcp"))
                .ifPresent(tcp -> tcp.field("connectTimeout"));
        return pool;
    }

    private OutlierDetection outliers(YamlNode node) {
        reading.warning(node, "no endpoint is ejected; it only lets localities fail over");
        node.integer("consecutiveErrors");
        return new OutlierDetection(
                whole(node, "consecutive5xxErrors"),
                whole(node, "consecutiveGatewayErrors"),
                node.bool("splitExternalLocalOriginErrors").orElse(false),
                whole(node, "consecutiveLocalOriginFailures"),
                duration(node, "interval"),
                duration(node, "baseEjectionTime"),
                number(node, "maxEjectionPercent"),
                number(node, "minHealthPercent"));
    }

    static @Nullable Duration duration(YamlNode node, String name) {
        return node.durationNanos(name).map(Duration::ofNanos).orElse(null);
    }

    static int number(YamlNode node, String name) {
        return node.integer(name).map(Math::toIntExact).orElse(0);
    }

    private static @Nullable Integer whole(YamlNode node, String name) {
        return node.integer(name).map(Math::toIntExact).orElse(null);
    }
}
