package io.meshsim.yaml.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads YAML and JSON files and directories into documents. */
public final class YamlSource {

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final List<YamlDocument> documents = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private YamlSource() {}

    /**
     * Reads a file, or every {@code *.yaml}, {@code *.yml} and {@code *.json} file below a
     * directory, sorted by name.
     *
     * @throws BadInput with everything that is wrong, when a path or file cannot be used
     */
    public static List<YamlDocument> read(Path path) {
        return readAll(List.of(path)).documents();
    }

    /**
     * Reads several files and directories, in the order given.
     *
     * @throws BadInput with everything that is wrong in any of them
     */
    public static Manifests readAll(List<Path> paths) {
        YamlSource source = new YamlSource();
        paths.forEach(source::add);
        BadInput.throwIfAnyError(source.problems);
        return new Manifests(source.documents, source.problems);
    }

    /** The same, but what is wrong comes back beside what could be read. */
    public static Manifests gather(List<Path> paths) {
        YamlSource source = new YamlSource();
        paths.forEach(source::add);
        return new Manifests(source.documents, source.problems);
    }

    /**
     * Reads text as if it were the content of a file.
     *
     * @param file the name to show in problems
     * @throws BadInput with everything that is wrong
     */
    public static List<YamlDocument> parse(String file, String text) {
        YamlSource source = new YamlSource();
        source.addText(file, text);
        BadInput.throwIfAnyError(source.problems);
        return List.copyOf(source.documents);
    }

    /**
     * What was read.
     *
     * @param documents in the order of files and of documents in them
     * @param problems what was left out, such as files of a directory that are no manifests; and of
     *     gathered ones also what is wrong
     */
    public record Manifests(List<YamlDocument> documents, List<Problem> problems) {

        /** Copies both lists. */
        public Manifests {
            documents = List.copyOf(documents);
            problems = List.copyOf(problems);
        }
    }

    private void add(Path path) {
        if (Files.isDirectory(path)) {
            addDirectory(path);
        } else if (Files.exists(path)) {
            addFile(path);
        } else {
            problems.add(Problem.ofFile(path.toString(), "does not exist", ""));
        }
    }

    private void addDirectory(Path directory) {
        int before = documents.size() + problems.size();
        for (Path file : filesBelow(directory)) {
            if (isManifest(file)) {
                addFile(file);
            } else {
                ignore(file);
            }
        }
        if (documents.size() + problems.size() == before) {
            noManifests(directory);
        }
    }

    private List<Path> filesBelow(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            problems.add(
                    Problem.ofFile(
                            directory.toString(), "cannot be read", "check who may read it"));
            return List.of();
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private void ignore(Path file) {
        problems.add(
                Problem.ofFile(
                                file.toString(),
                                "is not read: its name does not end in .yaml, .yml or .json",
                                "")
                        .asWarning());
    }

    private void noManifests(Path directory) {
        problems.add(
                Problem.ofFile(
                        directory.toString(),
                        "has no manifests",
                        "a directory is read for *.yaml, *.yml and *.json files"));
    }

    private void addFile(Path file) {
        try {
            addText(file.toString(), SourceText.read(file));
        } catch (BadInput wrong) {
            problems.addAll(wrong.problems());
        }
    }

    private void addText(String file, String text) {
        YamlReader reader = new YamlReader(file, problems);
        List<YamlDocument> read = reader.read(text);
        if (read.isEmpty() && reader.isClean()) {
            problems.add(Problem.ofFile(file, "is empty", "it needs at least one document"));
        }
        read.forEach(document -> documents.addAll(ListExpansion.of(document, problems)));
    }
}
