package io.meshsim.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each Java snippet in the documentation is a region of a compiled sample, line by line. */
class DocsTest {

    private static final Path ROOT = Path.of("..");

    /** The engine's guide speaks of what samples may not see. */
    private static final String ENGINE_GUIDE =
            "sim-core/src/test/java/io/meshsim/engine/EngineGuideTest.java";

    @Test
    void every_java_snippet_is_part_of_a_compiled_sample() throws IOException {
        List<String> samples = new ArrayList<>();
        for (Path file : files(ROOT.resolve("sample-tests/src"), ".java")) {
            samples.add(squeezed(Files.readString(file)));
        }
        samples.add(squeezed(Files.readString(ROOT.resolve(ENGINE_GUIDE))));
        List<String> strangers = new ArrayList<>();
        List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        pages.add(ROOT.resolve("README.md"));
        for (Path page : pages) {
            for (String snippet : snippets(Files.readString(page))) {
                if (samples.stream().noneMatch(sample -> sample.contains(squeezed(snippet)))) {
                    strangers.add(page + ":\n" + snippet);
                }
            }
        }

        assertThat(samples).isNotEmpty();
        assertThat(strangers).isEmpty();
    }

    private static List<String> snippets(String page) {
        List<String> snippets = new ArrayList<>();
        String[] parts = page.split("```java\n", -1);
        for (int i = 1; i < parts.length; i++) {
            snippets.add(parts[i].substring(0, parts[i].indexOf("```")));
        }
        return snippets;
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").trim();
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
