package io.meshsim.yaml.schema;

import java.util.List;
import java.util.Optional;

/** Takes the items out of a Kubernetes {@code kind: List} document. */
final class ListExpansion {

    private static final List<String> FIELDS = List.of("apiVersion", "kind", "metadata", "items");

    private ListExpansion() {}

    static List<YamlDocument> of(YamlDocument document, List<Problem> problems) {
        YamlNode root = document.root();
        if (!isText(root, "kind", "List") || !isText(root, "apiVersion", "v1")) {
            return List.of(document);
        }
        checkFields(root, problems);
        Optional<YamlNode> items = root.peek("items");
        if (items.isPresent() && items.get().kind() != NodeKind.LIST) {
            problems.add(items.get().error("must be a list, but is " + items.get().describe(), ""));
        }
        return items.map(YamlNode::peekItems).orElse(List.of()).stream()
                .map(item -> new YamlDocument(document.file(), document.index(), item))
                .toList();
    }

    private static void checkFields(YamlNode root, List<Problem> problems) {
        root.peekFields()
                .forEach(
                        (name, value) -> {
                            if (!FIELDS.contains(name)) {
                                problems.add(
                                        value.error(
                                                "unknown field", Nearest.suggestion(name, FIELDS)));
                            }
                        });
    }

    private static boolean isText(YamlNode root, String field, String text) {
        return root.peek(field)
                .filter(value -> value.kind() == NodeKind.STRING && value.asString().equals(text))
                .isPresent();
    }
}
