package io.meshsim.yaml.schema;

import io.meshsim.engine.time.GoDuration;
import java.math.BigDecimal;
import java.util.List;

/** Checks single values and sizes: enum, const, bounds, lengths, patterns. */
final class ValueRules {

    private final Schema schema;
    private final YamlNode node;
    private final List<Problem> problems;

    private ValueRules(Schema schema, YamlNode node, List<Problem> problems) {
        this.schema = schema;
        this.node = node;
        this.problems = problems;
    }

    static void check(Schema schema, YamlNode node, List<Problem> problems) {
        ValueRules rules = new ValueRules(schema, node, problems);
        if (node.kind().isScalar()) {
            rules.checkAllowed();
            rules.checkBounds();
            rules.checkText();
            schema.text("format").ifPresent(rules::checkFormat);
        } else if (node.kind() == NodeKind.LIST) {
            rules.checkSize();
        }
    }

    private void checkAllowed() {
        List<String> allowed =
                schema.has("enum")
                        ? schema.texts("enum")
                        : schema.text("const").map(List::of).orElse(List.of());
        if (!allowed.isEmpty() && !allowed.contains(node.text())) {
            report(
                    "the value \"" + node.text() + "\" is not allowed",
                    Nearest.suggestion(node.text(), allowed));
        }
    }

    private void checkBounds() {
        node.scalar()
                .number(node.kind())
                .ifPresent(
                        value -> {
                            bound("minimum", value, "must not be less than", -1, -1);
                            bound("maximum", value, "must not be more than", 1, 1);
                            bound("exclusiveMinimum", value, "must be more than", -1, 0);
                        });
    }

    private void bound(String keyword, BigDecimal value, String words, int from, int to) {
        schema.primitive(keyword)
                .filter(
                        limit -> {
                            int side = value.compareTo(limit.getAsBigDecimal());
                            return side >= from && side <= to;
                        })
                .ifPresent(limit -> report(value + " " + words + " " + limit.getAsString(), ""));
    }

    private void checkText() {
        if (node.kind() != NodeKind.STRING) {
            return;
        }
        schema.primitive("minLength")
                .filter(limit -> node.text().length() < limit.getAsInt())
                .ifPresent(limit -> report("must not be empty", ""));
        schema.text("pattern")
                .filter(regex -> !schema.library().pattern(regex).matcher(node.text()).find())
                .ifPresent(
                        regex ->
                                report(
                                        "\"" + node.text() + "\" does not match " + regex,
                                        example()));
    }

    private String example() {
        return schema.has("examples") ? "for example " + schema.texts("examples").get(0) : "";
    }

    private void checkSize() {
        schema.primitive("minItems")
                .filter(limit -> node.peekItems().size() < limit.getAsInt())
                .ifPresent(
                        limit -> report("needs at least " + limit.getAsString() + " item(s)", ""));
    }

    private void checkFormat(String format) {
        try {
            switch (format) {
                case "duration" -> GoDuration.parseNotNegative(node.text());
                case "quantity" -> KubeQuantity.parse(node.text());
                case "object-name" -> ObjectNames.checkObjectName(node.text());
                case "label-name" -> ObjectNames.checkLabel(node.text());
                default -> {}
            }
        } catch (IllegalArgumentException wrong) {
            report(String.valueOf(wrong.getMessage()), "");
        }
    }

    private void report(String message, String suggestion) {
        problems.add(node.error(message, suggestion));
    }
}
