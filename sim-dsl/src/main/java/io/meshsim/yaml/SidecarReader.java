package io.meshsim.yaml;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Sidecar;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an Istio Sidecar: whom it selects, what it may reach. */
final class SidecarReader {

    private SidecarReader() {}

    static Sidecar read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        List<Sidecar.Egress> egress = new ArrayList<>();
        for (YamlNode listener : spec.items("egress")) {
            int port =
                    listener.field("port")
                            .flatMap(node -> node.integer("number"))
                            .map(Math::toIntExact)
                            .orElse(0);
            egress.add(new Sidecar.Egress(port, listener.strings("hosts")));
        }
        Labels selector =
                spec.field("workloadSelector")
                        .map(node -> Labels.of(node.stringMap("labels")))
                        .orElse(null);
        return new Sidecar(meta, selector, egress, registryOnly(spec).orElse(null));
    }

    /** A policy without a mode means REGISTRY_ONLY, the enum's first value. */
    private static Optional<Boolean> registryOnly(YamlNode spec) {
        return spec.field("outboundTrafficPolicy")
                .map(policy -> !policy.string("mode").orElse("REGISTRY_ONLY").equals("ALLOW_ANY"));
    }
}
