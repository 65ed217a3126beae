package io.meshsim.yaml;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many like services, for questions about size; each is a Deployment and its Service. */
final class Population {

    private static final String NAMESPACE = "default";
    private static final int PORT = 8080;

    private Population() {}

    /** The resources that a scenario asks for by number. */
    static List<Resource> read(YamlNode spec) {
        Optional<YamlNode> node = spec.field("population");
        if (node.isEmpty()) {
            return List.of();
        }
        int services = node.get().required("services").asInt();
        int replicas = node.get().field("replicas").map(YamlNode::asInt).orElse(1);
        Optional<Integer> imports = node.get().field("imports").map(YamlNode::asInt);
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            addService(all, i, replicas);
            int number = i;
            imports.ifPresent(count -> all.add(sidecar(number, services, count)));
        }
        return all;
    }

    private static void addService(List<Resource> all, int number, int replicas) {
        String name = name(number);
        Meta meta = Meta.of(NAMESPACE, name);
        Labels labels = Labels.of("app", name);
        List<ContainerPort> ports = List.of(new ContainerPort("http", PORT));
        PodTemplate template = new PodTemplate(labels, Labels.NONE, name, ports);
        all.add(new Service(meta, "ClusterIP", "", labels, List.of(ServicePort.of("http", PORT))));
        all.add(new Deployment(meta, replicas, labels, template));
    }

    /** Lets the workload of a service know the next ones, and no others. */
    private static Sidecar sidecar(int number, int services, int imports) {
        List<String> hosts = new ArrayList<>();
        for (int i = 1; i <= Math.min(imports, services); i++) {
            String next = name((number + i) % services);
            hosts.add("./" + next + "." + NAMESPACE + ".svc.cluster.local");
        }
        if (hosts.isEmpty()) {
            hosts.add("~/*");
        }
        String name = name(number);
        return new Sidecar(
                Meta.of(NAMESPACE, name),
                Labels.of("app", name),
                List.of(new Sidecar.Egress(0, hosts)),
                null);
    }

    private static String name(int number) {
        return "service-" + number;
    }
}
