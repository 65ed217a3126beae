package io.meshsim.yaml;

import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a Scenario document says of its variants. */
final class Variants {

    private Variants() {}

    /** Their names, in order. */
    static List<String> names(YamlNode root) {
        return all(root).map(YamlNode::fieldNames).orElse(List.of());
    }

    /** The document that a variant makes of a scenario's; it claims what both claim. */
    static YamlNode apply(YamlNode root, String variant) {
        if (variant.isEmpty()) {
            return root;
        }
        YamlNode over = of(root, variant).without("claims").without("manifests");
        return root.with("spec", root.required("spec").without("variants").overlaidWith(over));
    }

    /** What a variant claims beside what all do. */
    static List<YamlNode> claims(YamlNode root, String variant) {
        return variant.isEmpty() ? List.of() : of(root, variant).items("claims");
    }

    /** The lists of happenings of all variants. */
    static List<YamlNode> happenings(YamlNode root) {
        List<YamlNode> lists = new ArrayList<>();
        for (String name : names(root)) {
            of(root, name)
                    .peek("happenings")
                    .filter(list -> list.kind() == NodeKind.LIST)
                    .ifPresent(lists::add);
        }
        return lists;
    }

    /** The files that a variant starts with and others may not. */
    static Set<Path> manifests(YamlNode root, String variant, Reading reading) {
        Set<Path> files = new LinkedHashSet<>();
        if (variant.isEmpty()) {
            return files;
        }
        for (YamlNode file : of(root, variant).items("manifests")) {
            Path place = Documents.beside(root, file.asString());
            if (Files.isRegularFile(place)) {
                files.add(place);
            } else {
                reading.error(
                        file,
                        "there is no file " + file.asString() + " beside the scenario",
                        "paths start at the scenario's directory");
            }
        }
        return files;
    }

    /** The files that some variant starts with. */
    static Set<Path> manifestsOfAll(YamlNode root) {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names(root)) {
            of(root, name)
                    .peek("manifests")
                    .filter(list -> list.kind() == NodeKind.LIST)
                    .ifPresent(
                            list ->
                                    list.peekItems()
                                            .forEach(
                                                    file ->
                                                            files.add(
                                                                    Documents.beside(
                                                                            root, file.text()))));
        }
        return files;
    }

    private static YamlNode of(YamlNode root, String variant) {
        return all(root).flatMap(variants -> variants.peek(variant)).orElseThrow();
    }

    private static Optional<YamlNode> all(YamlNode root) {
        return root.peek("spec")
                .filter(spec -> spec.kind() == NodeKind.MAP)
                .flatMap(spec -> spec.peek("variants"))
                .filter(variants -> variants.kind() == NodeKind.MAP);
    }
}
