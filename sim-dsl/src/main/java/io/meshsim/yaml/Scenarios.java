package io.meshsim.yaml;

import io.meshsim.yaml.schema.YamlNode;
import java.nio.file.Path;
import java.util.List;

/** Reads scenarios: manifests with one Scenario document among them, or with none. */
public final class Scenarios {

    private Scenarios() {}

    /**
     * Reads files, and directories with all their YAML and JSON files.
     *
     * <p>Without a Scenario document, a default one drives the gateway if there is one, or else
     * every Service, and changes one resource.
     *
     * @param strict whether what is not modelled is an error
     * @throws io.meshsim.yaml.schema.BadInput with everything that is wrong
     */
    public static Scenario load(List<Path> paths, boolean strict) {
        Reading reading = new Reading();
        Documents documents = new Documents(reading);
        documents.add(paths);
        List<YamlNode> scenarios = documents.scenarios();
        if (scenarios.size() > 1) {
            YamlNode second = scenarios.get(1);
            reading.error(
                    second,
                    "a second Scenario; the first is in "
                            + scenarios.get(0).file()
                            + " document "
                            + scenarios.get(0).document(),
                    "run one of them");
        }
        References.checkStart(documents, reading);
        Scenario scenario =
                scenarios.isEmpty()
                        ? new DefaultScenario(documents, reading).make(nameOf(paths))
                        : new ScenarioReader(documents, reading).read(scenarios.get(0));
        References.checkApplied(documents, reading);
        return new Scenario(
                scenario.name(),
                scenario.spec(),
                scenario.seed(),
                scenario.duration(),
                scenario.limits(),
                scenario.happenings(),
                scenario.claims(),
                reading.finish(strict));
    }

    /** Names the output directory, so that only what is safe in a file name is kept. */
    private static String nameOf(List<Path> paths) {
        Path name = paths.get(0).toAbsolutePath().normalize().getFileName();
        String text = name == null ? "manifests" : name.toString();
        int dot = text.lastIndexOf('.');
        String bare = dot > 0 ? text.substring(0, dot) : text;
        String safe = bare.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return safe.isEmpty() ? "manifests" : safe;
    }
}
