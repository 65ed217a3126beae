package io.meshsim.house.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the text files of the project, without what builds and editors leave behind. */
final class Checkout {

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|xml|properties|sh|css|js)|meshsim|run|jvm\\.config");

    private static final List<String> NOT_OURS = List.of("target", ".git", ".idea", ".vscode");

    private Checkout() {}

    static List<Source> sources() {
        Path root = root();
        List<Source> sources = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Reader(root, sources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(sources);
    }

    /** Tests run in the directory of their module; the script marks the root above it. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("meshsim")) || !Files.exists(here.resolve("pom.xml"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new AssertionError(
                        "no checkout of meshsim above " + Path.of("").toAbsolutePath());
            }
            here = parent;
        }
        return here;
    }

    private static final class Reader extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Source> sources;

        Reader(Path root, List<Source> sources) {
            this.root = root;
            this.sources = sources;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(nameOf(folder))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (TEXT.matcher(nameOf(file)).matches()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                sources.add(new Source(path, Files.readString(file, StandardCharsets.UTF_8)));
            }
            return FileVisitResult.CONTINUE;
        }

        private static String nameOf(Path path) {
            Path name = path.getFileName();
            return name == null ? "" : name.toString();
        }
    }
}
