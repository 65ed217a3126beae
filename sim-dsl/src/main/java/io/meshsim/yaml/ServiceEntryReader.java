package io.meshsim.yaml;

import io.meshsim.config.EntryResolution;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import io.meshsim.config.check.ServiceEntryCheck;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a ServiceEntry: services that Kubernetes does not know. */
final class ServiceEntryReader {

    private static final String DYNAMIC = "DYNAMIC_DNS";

    private final Reading reading;

    ServiceEntryReader(Reading reading) {
        this.reading = reading;
    }

    /** The ServiceEntry; what Istio would say against it goes to the reading. */
    Optional<ServiceEntry> read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        String resolution = spec.string("resolution").orElse("NONE");
        if (resolution.equals(DYNAMIC)) {
            spec.markRead();
            reading.notModelled(spec, "a ServiceEntry with resolution DYNAMIC_DNS is left out");
            return Optional.empty();
        }
        ServiceEntry entry =
                new ServiceEntry(
                        meta,
                        spec.strings("hosts"),
                        spec.strings("addresses"),
                        ports(spec),
                        spec.string("location").orElse("MESH_EXTERNAL").equals("MESH_EXTERNAL"),
                        EntryResolution.valueOf(resolution),
                        endpoints(spec),
                        selector(spec),
                        spec.strings("exportTo"),
                        spec.strings("subjectAltNames"));
        ServiceEntryCheck.findings(entry).forEach(finding -> Found.report(reading, root, finding));
        return Optional.of(entry);
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        return path.endsWith("network") ? "there is only one network here" : "has no effect here";
    }

    private static List<ServicePort> ports(YamlNode spec) {
        List<ServicePort> ports = new ArrayList<>();
        for (YamlNode port : spec.items("ports")) {
            ports.add(
                    ServiceEntry.port(
                            port.required("name").asString(),
                            port.required("number").asInt(),
                            port.string("protocol").orElse(""),
                            port.integer("targetPort").map(Math::toIntExact).orElse(0)));
        }
        return ports;
    }

    private static List<Workload> endpoints(YamlNode spec) {
        return spec.items("endpoints").stream().map(WorkloadEntryReader::workload).toList();
    }

    private static @Nullable Labels selector(YamlNode spec) {
        return spec.field("workloadSelector")
                .map(node -> Labels.of(node.stringMap("labels")))
                .orElse(null);
    }
}
