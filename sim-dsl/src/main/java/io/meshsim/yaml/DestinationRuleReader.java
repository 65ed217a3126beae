package io.meshsim.yaml;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.check.TrafficPolicyCheck;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a DestinationRule: subsets and traffic policies. */
final class DestinationRuleReader {

    private final Reading reading;
    private final TrafficPolicyReader policies;

    DestinationRuleReader(Reading reading) {
        this.reading = reading;
        this.policies = new TrafficPolicyReader(reading);
    }

    DestinationRule read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        List<DestinationRule.Subset> subsets = new ArrayList<>();
        for (YamlNode subset : spec.items("subsets")) {
            subsets.add(
                    new DestinationRule.Subset(
                            subset.required("name").asString(),
                            Labels.of(subset.stringMap("labels")),
                            policies.read(subset)));
        }
        DestinationRule rule =
                new DestinationRule(
                        meta,
                        spec.required("host").asString(),
                        policies.read(spec),
                        subsets,
                        spec.strings("exportTo"),
                        spec.field("workloadSelector")
                                .map(selector -> Labels.of(selector.stringMap("matchLabels")))
                                .orElse(null));
        TrafficPolicyCheck.findings(rule).forEach(finding -> Found.report(reading, root, finding));
        return rule;
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        if (path.endsWith(".tls")) {
            return "mutual TLS is taken to work; nothing is encrypted, and other modes do nothing";
        }
        if (path.contains(".warmup")) {
            return "new endpoints get their full share at once";
        }
        return path.endsWith("loadBalancer.consistentHash")
                ? TrafficPolicyReader.NO_HASH
                : "has no effect here";
    }
}
