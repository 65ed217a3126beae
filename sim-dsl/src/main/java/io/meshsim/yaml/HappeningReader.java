package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.fault.Faults;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.xds.XdsType;
import io.meshsim.yaml.schema.Nearest;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads what happens to a mesh, and when. */
final class HappeningReader {

    private static final List<String> ACTIONS =
            List.of(
                    "apply",
                    "delete",
                    "touch",
                    "scale",
                    "crash",
                    "restart",
                    "stall",
                    "resume",
                    "hang",
                    "rollout",
                    "withhold",
                    "partition",
                    "heal");

    private final AppliedFiles files;
    private final Names names;
    private final Presence presence;
    private final Reading reading;
    private final Duration duration;

    /**
     * @param names what is there at the start or comes later
     */
    HappeningReader(
            AppliedFiles files,
            Names names,
            Presence presence,
            Reading reading,
            Duration duration) {
        this.files = files;
        this.names = names;
        this.presence = presence;
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
                act.get().noted().accept(time);
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
            case "apply" -> Optional.of(apply(node));
            case "delete" -> existing(node).map(key -> delete(key, node));
            case "touch" -> existing(node).map(key -> touch(key, node));
            case "scale" -> scale(node);
            case "crash" -> crash(node);
            case "restart" -> machine(node, "restart", Faults::restartNode);
            case "stall" -> proxies(node, "stall", Faults::stallProxies);
            case "resume" -> resume(node);
            case "hang" -> Optional.of(IstiodActs.one("hang", node));
            case "withhold" -> Optional.of(withhold(XdsType.valueOf(node.asString())));
            case "rollout" -> Optional.of(IstiodActs.rollOut(node));
            case "partition" -> names.node(node.required("node")).map(HappeningReader::partition);
            default -> Optional.of(new Act("heal", Faults::heal));
        };
    }

    private Act apply(YamlNode file) {
        List<Resource> resources = files.of(file);
        return new Act(
                "apply " + file.asString(),
                faults -> resources.forEach(faults::apply),
                at -> resources.forEach(resource -> presence.appears(at, resource.key(), file)));
    }

    private Act delete(ResourceKey key, YamlNode node) {
        return new Act("delete " + key, f -> f.delete(key), at -> presence.vanishes(at, key, node));
    }

    private Act touch(ResourceKey key, YamlNode node) {
        return new Act("touch " + key, f -> f.touch(key), at -> presence.isNeeded(at, key, node));
    }

    private Optional<Act> scale(YamlNode node) {
        if (node.field("istiod").isPresent() == node.peek("deployment").isPresent()) {
            reading.error(
                    node,
                    "scale needs either a deployment or istiod",
                    "for example {deployment: cart-v1, replicas: 3}");
            return Optional.empty();
        }
        boolean isStep = node.peek("by").isPresent();
        boolean isIstiod = node.field("istiod").isPresent();
        if (node.peek("replicas").isPresent() == isStep || (isIstiod && isStep)) {
            reading.error(
                    node,
                    "scale needs either replicas or, of a deployment, by",
                    "for example {deployment: cart-v1, by: -1}");
            return Optional.empty();
        }
        if (isIstiod) {
            return Optional.of(IstiodActs.scale(node));
        }
        YamlNode name = node.required("deployment");
        String full =
                node.string("namespace")
                        .map(namespace -> namespace + "/" + name.asString())
                        .orElse(name.asString());
        return names.deploymentNamed(full, name).map(Deployment::key).map(key -> scale(key, node));
    }

    private Act scale(ResourceKey key, YamlNode node) {
        Optional<Integer> by = node.integer("by").map(Math::toIntExact);
        int number = by.orElseGet(() -> node.required("replicas").asInt());
        return new Act(
                "scale " + key + (by.isPresent() ? " by " : " to ") + number,
                f -> scale(f, key, number, by.isPresent()),
                at -> presence.isNeeded(at, key, node));
    }

    private static void scale(Faults faults, ResourceKey key, int number, boolean isStep) {
        if (isStep) {
            faults.scaleBy(key, number);
        } else {
            faults.scale(key, number);
        }
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
        if (namespaces.size() > 1) {
            reading.error(
                    node,
                    kind + " " + name + " is in several namespaces",
                    "say which namespace: " + String.join(", ", namespaces));
            return Optional.empty();
        }
        String namespace = namespaces.isEmpty() ? MetaReader.DEFAULT_NAMESPACE : namespaces.get(0);
        ResourceKey key = new ResourceKey(known, namespace, name);
        if (names.exists(key)) {
            return Optional.of(key);
        }
        if (!names.isBroken(name)) {
            reading.error(node, "there is no " + key, Nearest.suggestion(name, names.like(key)));
        }
        return Optional.empty();
    }

    private Optional<Act> crash(YamlNode node) {
        return node.field("proxiesOf").isPresent() && node.fieldNames().size() == 1
                ? proxies(node, "crash", Faults::crashProxies)
                : machine(node, "crash", Faults::crashNode);
    }

    private Optional<Act> resume(YamlNode node) {
        return node.field("istiod").isPresent()
                ? Optional.of(IstiodActs.one("resume", node))
                : proxies(node, "resume", Faults::resumeProxies);
    }

    private Optional<Act> proxies(
            YamlNode node, String verb, BiConsumer<Faults, ResourceKey> onProxies) {
        YamlNode name = node.required("proxiesOf");
        return names.deploymentNamed(name.asString(), name)
                .map(Deployment::key)
                .map(
                        key ->
                                new Act(
                                        verb + " proxies of " + key,
                                        faults -> onProxies.accept(faults, key),
                                        at -> presence.isNeeded(at, key, node)));
    }

    private interface NodeVerb {
        void on(Faults faults, String node);
    }

    private Optional<Act> machine(YamlNode node, String verb, NodeVerb onNode) {
        if (node.fieldNames().size() != 1) {
            reading.error(
                    node, verb + " needs either a node or istiod", "for example {node: node-1}");
            return Optional.empty();
        }
        if (node.field("istiod").isPresent()) {
            return Optional.of(IstiodActs.one(verb, node));
        }
        return names.node(node.required("node"))
                .map(name -> new Act(verb + " " + name, faults -> onNode.on(faults, name)));
    }

    private static Act withhold(XdsType type) {
        return new Act("withhold " + type, faults -> faults.withhold(type));
    }

    private static Act partition(String node) {
        String text = node + " from istiod";
        return new Act(
                "partition " + text,
                faults ->
                        faults.partition(
                                text, place -> place.node().equals(node), RunningMesh::isIstiod));
    }
}
