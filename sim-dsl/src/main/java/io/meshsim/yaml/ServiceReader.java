package io.meshsim.yaml;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.TrafficDistribution;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a Service. */
final class ServiceReader {

    private ServiceReader() {}

    static Service read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        String type = spec.string("type").orElse("ClusterIP");
        List<ServicePort> ports = new ArrayList<>();
        for (YamlNode port : spec.items("ports")) {
            ports.add(port(port));
        }
        return new Service(
                meta,
                type,
                spec.string("clusterIP").orElse(""),
                Labels.of(spec.stringMap("selector")),
                ports,
                type.equals("ExternalName") ? spec.required("externalName").asString() : "",
                distribution(spec, meta));
    }

    /** Istio's annotation goes before the field. */
    private static TrafficDistribution distribution(YamlNode spec, Meta meta) {
        String field = spec.string("trafficDistribution").orElse("");
        return TrafficDistribution.of(
                meta.annotations().get(TrafficDistribution.ANNOTATION).orElse(field));
    }

    private static ServicePort port(YamlNode port) {
        int number = port.required("port").asInt();
        return new ServicePort(
                port.string("name").orElse(""),
                number,
                port.field("targetPort")
                        .map(ServiceReader::target)
                        .orElse(Integer.toString(number)),
                port.string("protocol").orElse("TCP"),
                port.string("appProtocol").orElse(""),
                port.integer("nodePort").map(Math::toIntExact).orElse(0));
    }

    private static String target(YamlNode target) {
        return target.kind() == NodeKind.INT ? Long.toString(target.asLong()) : target.asString();
    }
}
