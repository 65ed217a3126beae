package io.meshsim.yaml;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Labels;
import io.meshsim.config.LoadBalancer;
import io.meshsim.config.Meta;
import io.meshsim.config.TrafficPolicy;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a DestinationRule: subsets, load balancing and connect timeout. */
final class DestinationRuleReader {

    private static final String BY_DEFAULT = "hosts are chosen by LEAST_REQUEST, the default";

    private final Reading reading;

    DestinationRuleReader(Reading reading) {
        this.reading = reading;
    }

    DestinationRule read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        List<DestinationRule.Subset> subsets = new ArrayList<>();
        for (YamlNode subset : spec.items("subsets")) {
            subsets.add(
                    new DestinationRule.Subset(
                            subset.required("name").asString(),
                            Labels.of(subset.stringMap("labels")),
                            policy(subset)));
        }
        return new DestinationRule(
                meta,
                spec.required("host").asString(),
                policy(spec),
                subsets,
                spec.strings("exportTo"),
                spec.field("workloadSelector")
                        .map(selector -> Labels.of(selector.stringMap("matchLabels")))
                        .orElse(null));
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        if (path.endsWith(".tls")) {
            return "mutual TLS is taken to work; nothing is encrypted, and other modes do nothing";
        }
        return path.endsWith("loadBalancer.consistentHash") ? BY_DEFAULT : "has no effect here";
    }

    private TrafficPolicy policy(YamlNode parent) {
        Optional<YamlNode> policy = parent.field("trafficPolicy");
        if (policy.isEmpty()) {
            return TrafficPolicy.NONE;
        }
        Duration connectTimeout =
                policy.get()
                        .field("connectionPool")
                        .flatMap(pool -> pool.field("tcp"))
                        .flatMap(tcp -> tcp.durationNanos("connectTimeout"))
                        .map(Duration::ofNanos)
                        .orElse(null);
        return new TrafficPolicy(loadBalancer(policy.get()), connectTimeout);
    }

    private @Nullable LoadBalancer loadBalancer(YamlNode policy) {
        Optional<YamlNode> simple =
                policy.field("loadBalancer").flatMap(balancer -> balancer.field("simple"));
        if (simple.isEmpty()) {
            return null;
        }
        return switch (simple.get().asString()) {
            case "ROUND_ROBIN" -> LoadBalancer.ROUND_ROBIN;
            case "RANDOM" -> LoadBalancer.RANDOM;
            case "LEAST_REQUEST", "LEAST_CONN" -> LoadBalancer.LEAST_REQUEST;
            case "UNSPECIFIED" -> null;
            default -> {
                reading.notModelled(simple.get(), BY_DEFAULT);
                yield null;
            }
        };
    }
}
