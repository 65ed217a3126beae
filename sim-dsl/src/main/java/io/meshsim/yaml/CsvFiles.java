package io.meshsim.yaml;

import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.engine.time.GoDuration;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds CSV files beside the scenario that names them. */
final class CsvFiles {

    private CsvFiles() {}

    /** The files that a scenario names anywhere, as absolute paths. */
    static Set<Path> namedBy(YamlNode scenario) {
        Set<Path> files = new LinkedHashSet<>();
        collect(scenario, files);
        return files;
    }

    private static void collect(YamlNode node, Set<Path> files) {
        if (node.kind() == NodeKind.LIST) {
            node.items().forEach(item -> collect(item, files));
        } else if (node.kind() == NodeKind.MAP) {
            if (node.peek("column").isPresent()) {
                node.peek("file")
                        .filter(file -> file.kind() == NodeKind.STRING)
                        .ifPresent(file -> files.add(Documents.beside(node, file.text())));
            }
            node.fieldNames()
                    .forEach(name -> node.peek(name).ifPresent(child -> collect(child, files)));
        }
    }

    /**
     * The column that {@code file}, {@code column} and {@code unit} name.
     *
     * @throws IllegalArgumentException if one is absent, or for what {@link CsvColumn#read} refuses
     */
    static CsvColumn column(YamlNode node) {
        if (node.peek("column").isEmpty() || node.peek("unit").isEmpty()) {
            throw new IllegalArgumentException(
                    "a file needs a column and a unit, for example {file: calls.csv, column: took,"
                            + " unit: ms}");
        }
        String file = node.required("file").asString();
        Path named = Path.of(node.file()).resolveSibling(file).normalize();
        long unitNanos = GoDuration.parse("1" + node.required("unit").asString());
        return CsvColumn.read(
                named, node.required("column").asString(), Duration.ofNanos(unitNanos));
    }
}
