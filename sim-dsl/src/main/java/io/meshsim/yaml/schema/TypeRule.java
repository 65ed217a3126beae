package io.meshsim.yaml.schema;

import java.util.List;
import java.util.stream.Collectors;

/** Compares the type a schema asks for with the type that is there. */
final class TypeRule {

    private TypeRule() {}

    static boolean fits(Schema schema, YamlNode node) {
        List<String> types = types(schema);
        return types.isEmpty() || types.stream().anyMatch(type -> fits(type, node));
    }

    static Problem problem(Schema schema, YamlNode node) {
        String expected =
                types(schema).stream().map(TypeRule::words).collect(Collectors.joining(" or "));
        boolean wantsText = types(schema).contains("string") && node.kind().isScalar();
        String advice =
                wantsText && node.kind() != NodeKind.NULL
                        ? "put it in quotes: \"" + node.text() + "\""
                        : "";
        return node.error("must be " + expected + ", but is " + node.describe(), advice);
    }

    private static List<String> types(Schema schema) {
        if (schema.has("type")) {
            return schema.text("type").map(List::of).orElseGet(() -> schema.texts("type"));
        }
        return switch (schema.text("format").orElse("")) {
            case "int-or-string" -> List.of("integer", "string");
            case "quantity" -> List.of("number", "string");
            default -> List.of();
        };
    }

    private static boolean fits(String type, YamlNode node) {
        return switch (type) {
            case "object" -> node.kind() == NodeKind.MAP;
            case "array" -> node.kind() == NodeKind.LIST;
            case "string" -> node.kind() == NodeKind.STRING;
            case "integer" -> node.scalar().wholeNumber(node.kind()).isPresent();
            case "number" -> node.scalar().number(node.kind()).isPresent();
            case "boolean" -> node.scalar().bool(node.kind()).isPresent();
            case "null" -> node.kind() == NodeKind.NULL;
            default -> throw new AssertionError("schema type " + type + " is not known");
        };
    }

    private static String words(String type) {
        return switch (type) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "null" -> "empty";
            default -> "a number";
        };
    }
}
