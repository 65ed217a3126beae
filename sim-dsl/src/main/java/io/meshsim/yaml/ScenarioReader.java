package io.meshsim.yaml;

import io.meshsim.config.Meta;
import io.meshsim.config.Node;
import io.meshsim.config.Resource;
import io.meshsim.mesh.ClientPlacement;
import io.meshsim.mesh.MeshSpec;
import io.meshsim.mesh.OutsideHost;
import io.meshsim.mesh.Settings;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.yaml.schema.BadInput;
import io.meshsim.yaml.schema.Nearest;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a Scenario document that its schema has accepted. */
final class ScenarioReader {

    static final int DEFAULT_NODES = 3;
    static final int DEFAULT_CORES = 8;

    private final Documents documents;
    private final Reading reading;

    ScenarioReader(Documents documents, Reading reading) {
        this.documents = documents;
        this.reading = reading;
    }

    Scenario read(YamlNode document, String variant) {
        YamlNode root = Variants.apply(document, variant);
        String name = nameOf(root, variant);
        YamlNode spec = root.required("spec");
        List<Resource> resources = new ArrayList<>(nodes(spec));
        resources.addAll(documents.start());
        Names names = new Names(resources, documents.broken(), reading);
        List<OutsideHost> outside = outside(spec, names);
        Duration duration = Duration.ofNanos(Lengths.positive(spec.required("duration"), reading));
        Map<String, Behaviour> behaviours = behaviours(spec, names);
        Settings settings = new SettingsReader(reading).read(spec);
        MeshSpec mesh =
                new MeshSpec(name, resources, settings, behaviours, clients(spec, names), outside);
        return new Scenario(
                name,
                mesh,
                spec.integer("seed"),
                duration,
                LimitsReader.read(spec, reading),
                happenings(root, resources, duration),
                claims(spec, Variants.claims(document, variant), names),
                List.of());
    }

    /** The name of a scenario, and of a variant of it as that of a directory inside. */
    static String nameOf(YamlNode root, String variant) {
        String name = root.required("metadata").required("name").asString();
        return variant.isEmpty() ? name : name + "/" + variant;
    }

    List<Comparison> comparisons(YamlNode root) {
        Names names = new Names(documents.resources(), documents.broken(), reading);
        List<Comparison> comparisons = new ArrayList<>();
        for (YamlNode node : root.required("spec").items("comparisons")) {
            Optional<String> in = variant(node, "in", root);
            Optional<String> to = variant(node, "to", root);
            Bounds bounds = Bounds.read(node, reading);
            Optional<Measure> measure = new MeasureReader(names, reading).read(node.required("of"));
            if (in.isPresent() && to.isPresent() && measure.isPresent()) {
                comparisons.add(new Comparison(measure.get(), in.get(), to.get(), bounds));
            }
        }
        return comparisons;
    }

    private Optional<String> variant(YamlNode node, String field, YamlNode root) {
        YamlNode name = node.required(field);
        List<String> known = Variants.names(root);
        if (known.contains(name.asString())) {
            return Optional.of(name.asString());
        }
        String suggestion = Nearest.suggestion(name.text(), known);
        reading.error(name, "there is no variant " + name.text(), suggestion);
        return Optional.empty();
    }

    static List<Node> nodes(int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            nodes.add(new Node(Meta.of("", "node-" + i), DEFAULT_CORES, true));
        }
        return nodes;
    }

    private List<Node> nodes(YamlNode spec) {
        Optional<YamlNode> given = spec.field("nodes");
        boolean inManifests =
                documents.resources().stream().anyMatch(resource -> resource instanceof Node);
        if (given.isEmpty()) {
            return inManifests ? List.of() : nodes(DEFAULT_NODES);
        }
        if (given.get().kind() != NodeKind.LIST) {
            return nodes(given.get().asInt());
        }
        List<Node> nodes = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (YamlNode node : given.get().items()) {
            String name = unique(node.required("name"), taken);
            int cores = node.integer("cores").map(Math::toIntExact).orElse(DEFAULT_CORES);
            nodes.add(new Node(Meta.of("", name), cores, true));
        }
        return nodes;
    }

    private String unique(YamlNode name, Set<String> taken) {
        if (!taken.add(name.asString())) {
            reading.error(name, "the name " + name.text() + " is there twice", "choose another");
        }
        return name.asString();
    }

    private Map<String, Behaviour> behaviours(YamlNode spec, Names names) {
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        BehaviourReader reader = new BehaviourReader(names, reading);
        spec.field("services")
                .ifPresent(
                        all ->
                                all.fields()
                                        .forEach(
                                                (name, node) ->
                                                        reader.read(name, node, behaviours)));
        return behaviours;
    }

    private List<OutsideHost> outside(YamlNode spec, Names names) {
        List<OutsideHost> hosts = new ArrayList<>();
        BehaviourReader reader = new BehaviourReader(names, reading);
        Map<String, YamlNode> all =
                spec.field("outside").map(YamlNode::fields).orElse(new LinkedHashMap<>());
        names.addOutside(all.keySet());
        all.forEach(
                (host, node) ->
                        hosts.add(
                                new OutsideHost(
                                        host, node.strings("addresses"), reader.outside(node))));
        return hosts;
    }

    private List<ClientPlacement> clients(YamlNode spec, Names names) {
        List<ClientPlacement> clients = new ArrayList<>();
        ClientReader reader = new ClientReader(names, reading);
        Set<String> taken = new LinkedHashSet<>();
        for (YamlNode client : spec.items("clients")) {
            unique(client.required("name"), taken);
            reader.read(client).ifPresent(clients::add);
        }
        return clients;
    }

    private List<PlannedFault> happenings(
            YamlNode root, List<Resource> resources, Duration duration) {
        AppliedFiles files = new AppliedFiles(root, documents, reading);
        List<Resource> ever = new ArrayList<>(resources);
        ever.addAll(documents.later());
        Names names = new Names(ever, documents.broken(), reading);
        Presence presence =
                new Presence(new Names(resources, documents.broken(), reading), reading);
        HappeningReader reader = new HappeningReader(files, names, presence, reading, duration);
        List<PlannedFault> happenings = new ArrayList<>();
        for (YamlNode happening : root.required("spec").items("happenings")) {
            try {
                happenings.addAll(reader.read(happening));
            } catch (BadInput problem) {
                reading.problems(problem.problems());
            }
        }
        presence.check();
        return happenings;
    }

    private List<ScenarioClaim> claims(YamlNode spec, List<YamlNode> more, Names names) {
        List<ScenarioClaim> claims = new ArrayList<>();
        ClaimReader reader = new ClaimReader(names, documents, reading);
        List<YamlNode> all = new ArrayList<>(spec.items("claims"));
        all.addAll(more);
        for (YamlNode claim : all) {
            reader.read(claim).ifPresent(claims::add);
        }
        return claims;
    }
}
