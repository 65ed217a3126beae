package io.meshsim.yaml;

import io.meshsim.config.Resource;
import io.meshsim.yaml.schema.BadInput;
import io.meshsim.yaml.schema.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that happenings apply, each read once, however often it is applied. */
final class AppliedFiles {

    private final YamlNode scenario;
    private final Documents documents;
    private final Reading reading;
    private final Map<Path, List<Resource>> read = new LinkedHashMap<>();

    /** Reads the files of all happenings, because one may speak of what another brings. */
    AppliedFiles(YamlNode scenario, Documents documents, Reading reading) {
        this.scenario = scenario;
        this.documents = documents;
        this.reading = reading;
        for (YamlNode happening : scenario.required("spec").items("happenings")) {
            happening.peek("apply").ifPresent(this::read);
        }
    }

    /** What a file holds; nothing if it is missing, which is an error, or wrong. */
    List<Resource> of(YamlNode file) {
        Path place = place(file);
        if (!Files.isRegularFile(place)) {
            reading.error(
                    file,
                    "there is no file " + file.asString() + " beside the scenario",
                    "paths start at the scenario's directory");
        }
        return read.getOrDefault(place, List.of());
    }

    private void read(YamlNode file) {
        Path place = place(file);
        if (read.containsKey(place) || !Files.isRegularFile(place)) {
            return;
        }
        try {
            read.put(place, documents.applied(named(file)));
        } catch (BadInput problem) {
            reading.problems(problem.problems());
        }
    }

    /** As the user would name it from where the scenario was named, for messages. */
    private Path named(YamlNode file) {
        return Path.of(scenario.file()).resolveSibling(file.asString()).normalize();
    }

    private Path place(YamlNode file) {
        return Documents.beside(scenario, file.asString());
    }
}
