package io.meshsim.yaml;

import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.LocalitySetting.Distribute;
import io.meshsim.config.traffic.LocalitySetting.Failover;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which localities get a client's requests. */
final class LocalityReader {

    private LocalityReader() {}

    static LocalitySetting read(YamlNode node) {
        List<Distribute> distribute = new ArrayList<>();
        for (YamlNode rule : node.items("distribute")) {
            Map<String, Integer> to = new LinkedHashMap<>();
            rule.field("to")
                    .ifPresent(all -> all.fields().forEach((name, n) -> to.put(name, n.asInt())));
            distribute.add(new Distribute(rule.string("from").orElse(""), to));
        }
        List<Failover> failover = new ArrayList<>();
        for (YamlNode rule : node.items("failover")) {
            failover.add(
                    new Failover(rule.string("from").orElse(""), rule.string("to").orElse("")));
        }
        return new LocalitySetting(
                node.bool("enabled").orElse(null),
                distribute,
                failover,
                node.strings("failoverPriority"));
    }
}
