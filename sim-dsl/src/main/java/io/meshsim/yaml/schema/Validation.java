package io.meshsim.yaml.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One walk over a tree beside its schema. */
final class Validation {

    private final List<Problem> problems;

    Validation(List<Problem> problems) {
        this.problems = problems;
    }

    void check(Schema schema, YamlNode node) {
        Schema target = schema.target();
        if (!TypeRule.fits(target, node)) {
            problems.add(TypeRule.problem(target, node));
            return;
        }
        ValueRules.check(target, node, problems);
        if (node.kind() == NodeKind.MAP) {
            checkMap(target, node);
        } else if (node.kind() == NodeKind.LIST) {
            checkList(target, node);
        }
        Branches.check(target, node, problems);
    }

    private void checkMap(Schema schema, YamlNode node) {
        Map<String, Schema> properties = schema.properties();
        Optional<Schema> others = schema.child("additionalProperties");
        node.peekFields()
                .forEach(
                        (name, value) -> {
                            Schema known = properties.get(name);
                            if (known == null && schema.isClosed()) {
                                problems.add(unknownField(name, value, properties));
                            } else if (value.kind() != NodeKind.NULL) {
                                Optional.ofNullable(known)
                                        .or(() -> others)
                                        .ifPresent(s -> check(s, value));
                            }
                        });
        checkRequired(schema, node);
        checkExclusive(schema, node);
    }

    private static Problem unknownField(
            String name, YamlNode value, Map<String, Schema> properties) {
        return value.error("unknown field", Nearest.suggestion(name, properties.keySet()));
    }

    private void checkRequired(Schema schema, YamlNode node) {
        for (String name : schema.texts("required")) {
            if (node.peek(name).isEmpty()) {
                problems.add(node.error("required field \"" + name + "\" is missing", ""));
            }
        }
    }

    private void checkExclusive(Schema schema, YamlNode node) {
        for (List<String> group : schema.groups("x-at-most-one-of")) {
            List<String> present = group.stream().filter(n -> node.peek(n).isPresent()).toList();
            if (present.size() > 1) {
                problems.add(
                        node.error(
                                "has "
                                        + String.join(" and ", present)
                                        + ", which exclude each other",
                                "keep one of them"));
            }
        }
    }

    private void checkList(Schema schema, YamlNode node) {
        Optional<Schema> items = schema.child("items");
        items.ifPresent(item -> node.peekItems().forEach(value -> check(item, value)));
    }
}
