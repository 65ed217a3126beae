package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Service;
import io.meshsim.engine.random.Distribution;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.part.workload.CallSpec;
import io.meshsim.part.workload.Step;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a service answers, for each Deployment behind it. */
final class BehaviourReader {

    private final Names names;
    private final Reading reading;
    private final Targets targets;
    private final LawReader laws;

    BehaviourReader(Names names, Reading reading) {
        this.names = names;
        this.reading = reading;
        this.targets = new Targets(reading);
        this.laws = new LawReader(reading);
    }

    void read(String name, YamlNode node, Map<String, Behaviour> behaviours) {
        Optional<Service> service = names.serviceNamed(name, node);
        if (service.isEmpty()) {
            return;
        }
        Behaviour common = own(node, Behaviour.DEFAULT);
        for (Step step : steps(node)) {
            common = common.then(step);
        }
        Map<String, YamlNode> versions =
                node.field("versions").map(YamlNode::fields).orElse(new LinkedHashMap<>());
        List<Deployment> behind = names.behind(service.get());
        for (Deployment deployment : behind) {
            String version = version(deployment);
            YamlNode special = versions.get(version);
            Behaviour behaviour = special == null ? common : own(special, common);
            String key = deployment.meta().namespace() + "/" + deployment.meta().name();
            behaviours.put(key, behaviour);
        }
        versions.forEach((version, special) -> checkVersion(version, special, behind));
    }

    /** How a host outside answers. */
    Behaviour outside(YamlNode node) {
        return own(node, Behaviour.DEFAULT);
    }

    private void checkVersion(String version, YamlNode node, List<Deployment> behind) {
        List<String> known = behind.stream().map(BehaviourReader::version).toList();
        if (!known.contains(version)) {
            reading.error(node, "no Deployment has version " + version, "there is " + known);
        }
    }

    private static String version(Deployment deployment) {
        return deployment.template().labels().get("version").orElse("");
    }

    private Behaviour own(YamlNode node, Behaviour otherwise) {
        Distribution time = laws.read(node, "serviceTime").orElse(otherwise.serviceTime());
        return new Behaviour(
                time,
                node.integer("threads").map(Math::toIntExact).orElse(otherwise.threads()),
                otherwise.steps(),
                node.field("errorRate").map(YamlNode::asDouble).orElse(otherwise.errorRate()));
    }

    private List<Step> steps(YamlNode node) {
        List<Step> steps = new ArrayList<>();
        for (YamlNode item : node.items("calls")) {
            List<YamlNode> together = item.kind() == NodeKind.LIST ? item.items() : List.of(item);
            List<CallSpec> calls = new ArrayList<>();
            together.forEach(call -> call(call).ifPresent(calls::add));
            if (!calls.isEmpty()) {
                steps.add(new Step(calls));
            }
        }
        return steps;
    }

    private Optional<CallSpec> call(YamlNode call) {
        boolean optional = call.bool("optional").orElse(false);
        return targets.whom(call, names)
                .map(
                        whom ->
                                new CallSpec(
                                        targets.target(
                                                call,
                                                whom,
                                                targets.request(call, whom.authority())),
                                        optional));
    }
}
