package io.meshsim.yaml;

import io.meshsim.config.traffic.ConnectionPool;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.OutlierDetection;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how to talk to a destination. */
final class TrafficPolicyReader {

    static final String BY_DEFAULT = "hosts are chosen by LEAST_REQUEST, the default";

    private final Reading reading;

    TrafficPolicyReader(Reading reading) {
        this.reading = reading;
    }

    /** The {@code trafficPolicy} of a rule or a subset. */
    TrafficPolicy read(YamlNode parent) {
        return parent.field("trafficPolicy").map(this::policy).orElse(TrafficPolicy.NONE);
    }

    private TrafficPolicy policy(YamlNode policy) {
        TrafficPolicy said =
                new TrafficPolicy(
                        policy.field("loadBalancer").map(this::balancing).orElse(null),
                        pool(policy),
                        policy.field("outlierDetection").map(this::outliers).orElse(null),
                        null);
        return said;
    }

    private @Nullable LoadBalancing balancing(YamlNode node) {
        LoadBalancing said =
                new LoadBalancing(
                        node.field("simple").map(this::simple).orElse(null),
                        null,
                        node.field("localityLbSetting").map(LocalityReader::read).orElse(null),
                        null);
        boolean isEmpty = said.equals(new LoadBalancing(null, null, null, null));
        return isEmpty ? null : said;
    }

    private @Nullable LoadBalancer simple(YamlNode simple) {
        return switch (simple.asString()) {
            case "ROUND_ROBIN" -> LoadBalancer.ROUND_ROBIN;
            case "RANDOM" -> LoadBalancer.RANDOM;
            case "LEAST_REQUEST", "LEAST_CONN" -> LoadBalancer.LEAST_REQUEST;
            case "UNSPECIFIED" -> null;
            default -> {
                reading.notModelled(simple, BY_DEFAULT);
                yield null;
            }
        };
    }

    private @Nullable ConnectionPool pool(YamlNode policy) {
        return policy.field("connectionPool")
                .flatMap(pool -> pool.field("tcp"))
                .flatMap(tcp -> tcp.durationNanos("connectTimeout"))
                .map(Duration::ofNanos)
                .map(timeout -> new ConnectionPool.Tcp(0, timeout, null, null, null))
                .map(tcp -> new ConnectionPool(tcp, null))
                .orElse(null);
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
