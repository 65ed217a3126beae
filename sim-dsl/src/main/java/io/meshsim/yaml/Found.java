package io.meshsim.yaml;

import io.meshsim.config.check.Finding;
import io.meshsim.yaml.schema.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what a check of a resource has found at the place where it was read. */
final class Found {

    private Found() {}

    static void report(Reading reading, YamlNode root, Finding finding) {
        YamlNode place = at(root, finding.path());
        if (finding.isError()) {
            reading.error(place, finding.message(), "");
        } else {
            reading.warning(place, finding.message());
        }
    }

    /** The node of a path, or the nearest above it that is there. */
    private static YamlNode at(YamlNode root, String path) {
        YamlNode node = root;
        for (String step : steps(path)) {
            YamlNode next = step.startsWith("[") ? item(node, step) : node.peek(step).orElse(null);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private static @Nullable YamlNode item(YamlNode list, String step) {
        int index = Integer.parseInt(step.substring(1));
        return index < list.peekItems().size() ? list.peekItems().get(index) : null;
    }

    /** For example {@code spec}, {@code egress}, {@code [0}, {@code hosts}. */
    private static List<String> steps(String path) {
        return List.of(path.replace("[", ".[").replace("]", "").split("\\.", -1));
    }
}
