package io.meshsim.yaml;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.PodTemplate;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a Deployment. */
final class DeploymentReader {

    private DeploymentReader() {}

    static Deployment read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        int replicas = spec.integer("replicas").map(Math::toIntExact).orElse(1);
        Labels selector = Labels.of(spec.required("selector").stringMap("matchLabels"));
        return new Deployment(meta, replicas, selector, template(spec.required("template")));
    }

    private static PodTemplate template(YamlNode template) {
        Optional<YamlNode> metadata = template.field("metadata");
        YamlNode pod = template.required("spec");
        List<ContainerPort> ports = new ArrayList<>();
        for (YamlNode container : pod.items("containers")) {
            container.string("name");
            for (YamlNode port : container.items("ports")) {
                ports.add(port(port));
            }
        }
        PodTemplate read =
                new PodTemplate(
                        marks(metadata, "labels"),
                        marks(metadata, "annotations"),
                        pod.string("serviceAccountName").orElse("default"),
                        ports);
        return GatewayPods.isGateway(pod, read) ? IngressGateways.asGateway(read) : read;
    }

    private static Labels marks(Optional<YamlNode> metadata, String field) {
        return metadata.map(node -> Marks.read(node, field)).orElse(Labels.NONE);
    }

    private static ContainerPort port(YamlNode port) {
        if (port.peek("protocol").map(node -> node.text().equals("TCP")).orElse(false)) {
            port.string("protocol");
        }
        return new ContainerPort(
                port.string("name").orElse(""), port.required("containerPort").asInt());
    }
}
