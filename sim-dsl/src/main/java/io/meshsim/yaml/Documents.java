package io.meshsim.yaml;

import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.yaml.schema.Kinds;
import io.meshsim.yaml.schema.KnownKind;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.Problem;
import io.meshsim.yaml.schema.YamlDocument;
import io.meshsim.yaml.schema.YamlNode;
import io.meshsim.yaml.schema.YamlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of some files, checked against their schemas and read. */
final class Documents {

    private static final KnownKind SCENARIO =
            new KnownKind(
                    "meshsim.io",
                    "Scenario",
                    List.of("v1"),
                    true,
                    "/io/meshsim/yaml/schema/meshsim.io/Scenario.json");

    private final Reading reading;
    private final String variant;
    private final Kinds kinds = Kinds.standard().with(SCENARIO);
    private final Map<ResourceKey, YamlNode> places = new LinkedHashMap<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<Resource> population = new ArrayList<>();
    private final List<YamlNode> scenarios = new ArrayList<>();
    private final List<Documents> later = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();

    Documents(Reading reading) {
        this(reading, ScenarioSet.PLAIN);
    }

    /** Those of one variant. */
    Documents(Reading reading, String variant) {
        this.reading = reading;
        this.variant = variant;
    }

    /** Reads files and directories; what is wrong in a document goes to the reading. */
    void add(List<Path> paths) {
        YamlSource.Manifests manifests = YamlSource.gather(paths);
        reading.problems(withoutNamed(manifests));
        Set<Path> later = appliedLater(manifests.documents());
        for (YamlDocument document : manifests.documents()) {
            if (!later.contains(absolute(Path.of(document.file())))) {
                add(document);
            }
        }
        for (YamlNode scenario : scenarios) {
            addOwn(Variants.manifests(scenario, variant, reading));
        }
    }

    private void addOwn(Set<Path> files) {
        for (Path file : files) {
            YamlSource.Manifests manifests = YamlSource.gather(List.of(file));
            reading.problems(manifests.problems());
            manifests.documents().forEach(this::add);
        }
    }

    /** A file that is no manifest is worth a warning, unless a scenario reads it itself. */
    private List<Problem> withoutNamed(YamlSource.Manifests manifests) {
        Set<Path> named = new LinkedHashSet<>();
        for (YamlDocument document : manifests.documents()) {
            if (isScenario(document)) {
                named.addAll(CsvFiles.namedBy(document.root()));
            }
        }
        return manifests.problems().stream()
                .filter(
                        problem ->
                                problem.isError()
                                        || !named.contains(absolute(Path.of(problem.file()))))
                .toList();
    }

    private boolean isScenario(YamlDocument document) {
        return kinds.find(document).map(SCENARIO::equals).orElse(false);
    }

    /** Reads a file that a happening applies, apart from all others. */
    List<Resource> applied(Path file) {
        Documents apart = new Documents(reading);
        YamlSource.Manifests manifests = YamlSource.gather(List.of(file));
        reading.problems(manifests.problems());
        manifests.documents().forEach(apart::add);
        later.add(apart);
        broken.addAll(apart.broken);
        return apart.resources();
    }

    /** The file that a scenario names, beside its own. */
    static Path beside(YamlNode scenario, String file) {
        return absolute(Path.of(scenario.file()).resolveSibling(file));
    }

    /** Files that a scenario applies while it runs are no part of its start. */
    private Set<Path> appliedLater(List<YamlDocument> documents) {
        Set<Path> files = new LinkedHashSet<>();
        for (YamlDocument document : documents) {
            if (isScenario(document)) {
                YamlNode root = document.root();
                root.peek("spec")
                        .flatMap(spec -> spec.peek("happenings"))
                        .filter(list -> list.kind() == NodeKind.LIST)
                        .ifPresent(list -> addApplied(root, list, files));
                Variants.happenings(root).forEach(list -> addApplied(root, list, files));
                files.addAll(Variants.manifestsOfAll(root));
            }
        }
        return files;
    }

    private static void addApplied(YamlNode root, YamlNode happenings, Set<Path> files) {
        for (YamlNode happening : happenings.items()) {
            if (happening.kind() == NodeKind.MAP) {
                happening.peek("apply").ifPresent(file -> files.add(beside(root, file.text())));
            }
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    List<Resource> resources() {
        return resources;
    }

    /** Adds resources that are in no file. */
    void populate(List<Resource> generated) {
        population.addAll(generated);
    }

    /** What is there at the start, those in no file included. */
    List<Resource> start() {
        List<Resource> all = new ArrayList<>(resources);
        all.addAll(population);
        return all;
    }

    List<YamlNode> scenarios() {
        return scenarios;
    }

    /** What happenings apply, as far as they have been read. */
    List<Resource> later() {
        return later.stream().flatMap(file -> file.resources().stream()).toList();
    }

    /** The same file by file. */
    List<Documents> laterFiles() {
        return later;
    }

    /** Names of documents that are wrong: who refers to one of them is not to blame. */
    Set<String> broken() {
        return broken;
    }

    /** Where a resource was read from. */
    YamlNode placeOf(Resource resource) {
        YamlNode place = places.get(resource.key());
        if (place == null) {
            throw new IllegalArgumentException(resource.key() + " was not read from a file");
        }
        return place;
    }

    private void add(YamlDocument document) {
        List<Problem> problems = kinds.check(document);
        boolean valid = problems.stream().noneMatch(Problem::isError);
        if (!valid) {
            name(document.root()).ifPresent(broken::add);
        }
        kinds.find(document)
                .ifPresentOrElse(
                        kind -> addKnown(document.root(), kind, problems, valid),
                        () -> addUnknown(document.root(), problems, valid));
    }

    private static Optional<String> name(YamlNode root) {
        return Optional.of(root)
                .filter(node -> node.kind() == NodeKind.MAP)
                .flatMap(node -> node.peek("metadata"))
                .filter(metadata -> metadata.kind() == NodeKind.MAP)
                .flatMap(metadata -> metadata.peek("name"))
                .map(YamlNode::text);
    }

    private void addUnknown(YamlNode root, List<Problem> problems, boolean valid) {
        if (valid) {
            String kind = root.peek("kind").map(YamlNode::text).orElse("");
            reading.notModelled(root, "kind " + kind);
        } else {
            reading.problems(problems);
        }
    }

    private void addKnown(YamlNode root, KnownKind kind, List<Problem> problems, boolean valid) {
        reading.problems(problems);
        if (!valid) {
            return;
        }
        if (kind.equals(SCENARIO)) {
            scenarios.add(root);
        } else {
            new ResourceReader(reading)
                    .read(root, kind)
                    .ifPresent(resource -> addResource(root, resource));
        }
    }

    private void addResource(YamlNode root, Resource resource) {
        YamlNode first = places.putIfAbsent(resource.key(), root);
        if (first == null) {
            resources.add(resource);
        } else if (resources.contains(resource)) {
            reading.warning(root, resource.key() + " is the same as in " + placeText(first));
        } else {
            reading.error(
                    root,
                    resource.key()
                            + " is there twice and differs; the first is in "
                            + placeText(first),
                    "remove one of them");
        }
    }

    private static String placeText(YamlNode place) {
        return place.file() + " document " + place.document();
    }
}
