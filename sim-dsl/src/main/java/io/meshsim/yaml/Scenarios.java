package io.meshsim.yaml;

import io.meshsim.part.istiod.Release;
import io.meshsim.yaml.schema.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads scenarios: manifests with one Scenario document among them, or with none. */
public final class Scenarios {

    private Scenarios() {}

    /**
     * Reads a scenario without variants.
     *
     * @see #loadAll
     */
    public static Scenario load(List<Path> paths, boolean strict) {
        ScenarioSet set = loadAll(paths, strict);
        Scenario only = set.variants().get(ScenarioSet.PLAIN);
        if (only == null) {
            throw new IllegalArgumentException(
                    "scenario "
                            + set.name()
                            + " has variants "
                            + set.variants().keySet()
                            + "; load it as a set");
        }
        return only;
    }

    /**
     * Reads files, and directories with all their YAML and JSON files.
     *
     * <p>Without a Scenario document, a default one drives the gateway if there is one, or else
     * every Service, and changes one resource.
     *
     * @param strict whether what is not modelled is an error
     * @throws io.meshsim.yaml.schema.BadInput with everything that is wrong
     */
    public static ScenarioSet loadAll(List<Path> paths, boolean strict) {
        return loadAll(paths, strict, null);
    }

    /**
     * The same under a release of Istio, such as 1.20, which goes before the one that the scenario
     * says; null for the scenario's own.
     *
     * @throws IllegalArgumentException if the release is not known
     */
    public static ScenarioSet loadAll(List<Path> paths, boolean strict, @Nullable String name) {
        Release release = name == null ? null : Release.of(name);
        Reading reading = new Reading(release);
        Documents documents = new Documents(reading);
        documents.add(paths);
        List<YamlNode> scenarios = documents.scenarios();
        refuseSecond(scenarios, reading);
        if (scenarios.isEmpty() || Variants.names(scenarios.get(0)).isEmpty()) {
            Scenario only = load(paths, ScenarioSet.PLAIN, documents, reading, strict);
            return new ScenarioSet(only.name(), plain(only), List.of());
        }
        YamlNode root = scenarios.get(0);
        Map<String, Scenario> variants = new LinkedHashMap<>();
        for (String variant : Variants.names(root)) {
            Reading own = new Reading(release);
            Documents ofVariant = new Documents(own, variant);
            ofVariant.add(paths);
            variants.put(variant, load(paths, variant, ofVariant, own, strict));
        }
        List<Comparison> comparisons = new ScenarioReader(documents, reading).comparisons(root);
        reading.finish(strict);
        return new ScenarioSet(
                ScenarioReader.nameOf(root, ScenarioSet.PLAIN), variants, comparisons);
    }

    private static Map<String, Scenario> plain(Scenario only) {
        Map<String, Scenario> variants = new LinkedHashMap<>();
        variants.put(ScenarioSet.PLAIN, only);
        return variants;
    }

    private static void refuseSecond(List<YamlNode> scenarios, Reading reading) {
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
    }

    private static Scenario load(
            List<Path> paths,
            String variant,
            Documents documents,
            Reading reading,
            boolean strict) {
        List<YamlNode> scenarios = documents.scenarios();
        for (YamlNode root : scenarios) {
            documents.populate(Population.read(Variants.apply(root, variant).required("spec")));
        }
        References.checkStart(documents, reading);
        Scenario scenario =
                scenarios.isEmpty()
                        ? new DefaultScenario(documents, reading)
                                .make(nameOf(paths), new SettingsReader(reading).defaults())
                        : new ScenarioReader(documents, reading).read(scenarios.get(0), variant);
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
