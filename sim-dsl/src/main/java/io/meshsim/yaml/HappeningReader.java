package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.fault.Faults;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.yaml.schema.Nearest;
import io.meshsim.yaml.schema.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what happens to a mesh, and when. */
final class HappeningReader {

    private static final List<String> ACTIONS =
            List.of("apply", "delete", "touch", "scale", "crash", "restart", "partition", "heal");

    private final YamlNode scenario;
    private final Documents documents;
    private final Names names;
    private final Reading reading;
    private final Duration duration;

    private record Act(String text, Consumer<Faults> effect) {}

    HappeningReader(
            YamlNode scenario,
            Documents documents,
            Names names,
            Reading reading,
            Duration duration) {
        this.scenario = scenario;
        this.documents = documents;
        this.names = names;
        this.reading = reading;
        this.duration = duration;
    }

    List<PlannedFault> read(YamlNode happening) {
        List<String> actions = ACTIONS.stream().filter(happening.fieldNames()::contains).toList();
        if (actions.size() != 1) {
            reading.error(
                    happening,
                    "a happening needs exactly one action, not " + actions.size(),
                    "one of " + String.join(", ", ACTIONS));
            return List.of();
        }
        Duration at = Lengths.duration(happening.required("at"), reading);
        Optional<Act> act = act(actions.get(0), happening.required(actions.get(0)));
        Duration every = every(happening);
        int times = happening.integer("times").map(Math::toIntExact).orElse(1);
        checkEnd(happening, at.plus(every.multipliedBy(times - 1)));
        List<PlannedFault> planned = new ArrayList<>();
        if (act.isPresent()) {
            for (int i = 0; i < times; i++) {
                Duration time = at.plus(every.multipliedBy(i));
                planned.add(new PlannedFault(time, act.get().text(), act.get().effect()));
            }
        }
        return planned;
    }

    private void checkEnd(YamlNode happening, Duration last) {
        if (last.compareTo(duration) >= 0) {
            reading.error(
                    happening,
                    "at "
                            + SimTime.text(last.toNanos())
                            + " the run has ended; it lasts "
                            + SimTime.text(duration.toNanos()),
                    "let it happen earlier, or give the scenario a longer duration");
        }
    }

    private Duration every(YamlNode happening) {
        Optional<YamlNode> every = happening.field("every");
        if (every.isPresent() != happening.peek("times").isPresent()) {
            reading.error(happening, "every and times belong together", "give both, or none");
        }
        return every.map(node -> Lengths.duration(node, reading)).orElse(Duration.ZERO);
    }

    private Optional<Act> act(String action, YamlNode node) {
        return switch (action) {
            case "apply" -> apply(node);
            case "delete" ->
                    existing(node).map(key -> new Act("delete " + key, f -> f.delete(key)));
            case "touch" -> existing(node).map(key -> new Act("touch " + key, f -> f.touch(key)));
            case "scale" -> scale(node);
            case "crash" -> machine(node, "crash", Faults::crashIstiod, Faults::crashNode);
            case "restart" -> machine(node, "restart", Faults::restartIstiod, Faults::restartNode);
            case "partition" -> names.node(node.required("node")).map(HappeningReader::partition);
            default -> Optional.of(new Act("heal", Faults::heal));
        };
    }

    private Optional<Act> apply(YamlNode node) {
        Path file = Documents.beside(scenario, node.asString());
        if (!Files.isRegularFile(file)) {
            reading.error(
                    node,
                    "there is no file " + node.asString() + " beside the scenario",
                    "paths start at the scenario's directory");
            return Optional.empty();
        }
        List<Resource> resources = documents.applied(file);
        return Optional.of(
                new Act("apply " + node.asString(), faults -> resources.forEach(faults::apply)));
    }

    private Optional<Act> scale(YamlNode node) {
        int replicas = node.required("replicas").asInt();
        node.string("namespace");
        return names.deployment(node.required("deployment"))
                .map(Deployment::key)
                .map(
                        key ->
                                new Act(
                                        "scale " + key + " to " + replicas,
                                        f -> f.scale(key, replicas)));
    }

    private Optional<ResourceKey> existing(YamlNode node) {
        String kind = node.required("kind").asString();
        Kind known =
                List.of(Kind.values()).stream()
                        .filter(candidate -> candidate.text().equals(kind))
                        .findFirst()
                        .orElseThrow();
        String name = node.required("name").asString();
        List<String> namespaces =
                node.string("namespace")
                        .map(List::of)
                        .orElseGet(() -> names.namespaces(known, name));
        ResourceKey key =
                new ResourceKey(
                        known,
                        namespaces.isEmpty() ? MetaReader.DEFAULT_NAMESPACE : namespaces.get(0),
                        name);
        if (names.exists(key)) {
            return Optional.of(key);
        }
        if (!names.isBroken(name)) {
            reading.error(node, "there is no " + key, Nearest.suggestion(name, names.like(key)));
        }
        return Optional.empty();
    }

    private interface NodeVerb {
        void on(Faults faults, String node);
    }

    private Optional<Act> machine(
            YamlNode node, String verb, Consumer<Faults> istiod, NodeVerb onNode) {
        if (node.fieldNames().size() != 1) {
            reading.error(
                    node, verb + " needs either a node or istiod", "for example {node: node-1}");
            return Optional.empty();
        }
        if (node.field("istiod").isPresent()) {
            return Optional.of(new Act(verb + " istiod", istiod));
        }
        return names.node(node.required("node"))
                .map(name -> new Act(verb + " " + name, faults -> onNode.on(faults, name)));
    }

    private static Act partition(String node) {
        String text = node + " from istiod";
        return new Act(
                "partition " + text,
                faults ->
                        faults.partition(
                                text,
                                place -> place.node().equals(node),
                                RunningMesh.ISTIOD::equals));
    }
}
