package io.meshsim.yaml;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Workload;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.config.WorkloadEntry.Health;
import io.meshsim.yaml.schema.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a WorkloadEntry, and the like where it stands in a ServiceEntry. */
final class WorkloadEntryReader {

    private static final String HEALTHY = "Healthy";

    private WorkloadEntryReader() {}

    static WorkloadEntry read(YamlNode root, Meta meta) {
        return new WorkloadEntry(meta, workload(root.required("spec")), health(root));
    }

    static Workload workload(YamlNode node) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        node.field("ports")
                .ifPresent(all -> all.fields().forEach((name, port) -> put(ports, name, port)));
        return new Workload(
                node.string("address").orElse(""),
                ports,
                Labels.of(node.stringMap("labels")),
                node.peek("network").map(YamlNode::text).orElse(""),
                node.string("locality").orElse(""),
                node.integer("weight").map(Math::toIntExact).orElse(0),
                node.string("serviceAccount").orElse(""));
    }

    private static void put(Map<String, Integer> ports, String name, YamlNode port) {
        ports.put(name, port.asInt());
    }

    /** The agent of the machine writes this condition. */
    private static Health health(YamlNode root) {
        for (YamlNode condition :
                root.peek("status").map(status -> status.items("conditions")).orElse(List.of())) {
            if (condition.string("type").orElse("").equals(HEALTHY)) {
                boolean isTrue = condition.string("status").orElse("").equals("True");
                return isTrue ? Health.HEALTHY : Health.UNHEALTHY;
            }
        }
        return Health.UNKNOWN;
    }
}
