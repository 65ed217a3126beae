package io.meshsim.yaml;

import io.meshsim.yaml.schema.YamlNode;
import java.util.Locale;

/** What a number must not leave. */
record Bounds(double atLeast, double atMost) {

    /** Those that a node says; without one, nothing could be wrong, which is an error. */
    static Bounds read(YamlNode node, Reading reading) {
        Bounds bounds =
                new Bounds(
                        bound(node, "atLeast", Double.NEGATIVE_INFINITY),
                        bound(node, "atMost", Double.POSITIVE_INFINITY));
        boolean given = node.peek("atLeast").isPresent() || node.peek("atMost").isPresent();
        if (!given || bounds.atLeast > bounds.atMost) {
            reading.error(
                    node,
                    "no number could break this, or none could keep it",
                    "give atLeast, or atMost, or both with atLeast not above atMost");
        }
        return bounds;
    }

    boolean hold(double value) {
        return value >= atLeast && value <= atMost;
    }

    String text(String unit) {
        if (atLeast == atMost) {
            return number(atLeast) + unit;
        }
        if (atMost == Double.POSITIVE_INFINITY) {
            return "at least " + number(atLeast) + unit;
        }
        String most = number(atMost) + unit;
        return atLeast == Double.NEGATIVE_INFINITY
                ? "at most " + most
                : number(atLeast) + " to " + most;
    }

    /** Four digits that count, or all of a whole number. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static double bound(YamlNode node, String name, double otherwise) {
        return node.field(name).map(YamlNode::asDouble).orElse(otherwise);
    }
}
