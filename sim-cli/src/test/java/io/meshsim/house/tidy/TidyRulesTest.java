package io.meshsim.house.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each tidy rule catches what is planted for it, says what to write instead, and no more. */
class TidyRulesTest {

    private static final String MAIN = "sim-core/src/main/java/io/meshsim/engine/Loop.java";

    @Test
    void a_leftover_note_is_caught() {
        assertThat(inText(MAIN, "// TO" + "DO later"))
                .containsExactly(
                        MAIN
                                + ":1: a leftover note; do it now,"
                                + " or open an issue and delete the note");
        assertThat(inText("docs/guide.md", "one\nFIX" + "ME")).hasSize(1);
        assertThat(inText(MAIN, "Mastodon")).isEmpty();
    }

    @Test
    void a_path_of_one_machine_is_caught() {
        assertThat(inText("docs/guide.md", "see /ho" + "me/me/notes")).hasSize(1);
        assertThat(inText(".ci/run", "cd /wo" + "rk/main")).hasSize(1);
        assertThat(inText(".ci/run", "cd ../work/main")).isEmpty();
        assertThat(inText("docs/guide.md", "the path products/home/page")).isEmpty();
    }

    @Test
    void the_host_of_a_registry_is_caught() {
        assertThat(inText("README.md", "https://repo.maven.apa" + "che.org/maven2")).hasSize(1);
        assertThat(inText("pom.xml", "http://maven.apache.org/POM/4.0.0")).isEmpty();
    }

    @Test
    void waiting_by_the_wall_clock_is_caught() {
        assertThat(inText(MAIN, "Thread.sl" + "eep(10);"))
                .singleElement()
                .asString()
                .contains("run the simulation for a duration");
        assertThat(inText("docs/guide.md", "never Thread.sl" + "eep")).isEmpty();
    }

    @Test
    void mocks_and_switched_off_tests_are_caught() {
        assertThat(inText(MAIN, "import org.mockito.Mockito;")).hasSize(1);
        assertThat(inText(MAIN, "    @Dis" + "abled(\"flaky\")")).hasSize(1);
    }

    @Test
    void a_sample_that_looks_behind_the_language_is_caught() {
        String sample = "sample-tests/src/test/java/io/meshsim/samples/SplitTest.java";
        assertThat(inText(sample, "import io.meshsim.engine.Simulation;")).hasSize(1);
        assertThat(inText(sample, "import static io.meshsim.mesh.Mesh.x;")).hasSize(1);
        assertThat(inText(sample, "import static io.meshsim.dsl.Given.topology;")).isEmpty();
        assertThat(inText(sample, "import net.jqwik.api.Property;")).isEmpty();
        assertThat(inText(MAIN, "import io.meshsim.engine.Simulation;")).isEmpty();
    }

    @Test
    void a_wide_line_is_caught() {
        assertThat(inText(MAIN, "x".repeat(100))).isEmpty();
        assertThat(inText(MAIN, "x".repeat(101)))
                .containsExactly(MAIN + ":1: more than 100 columns; break the line");
        assertThat(inText("docs/guide.md", "x".repeat(101))).isEmpty();
        assertThat(inText(".ci/run", "x".repeat(101))).hasSize(1);
    }

    @Test
    void a_long_file_is_caught() {
        assertThat(inText(MAIN, "x\n".repeat(500))).isEmpty();
        assertThat(inText(MAIN, "x\n".repeat(501))).hasSize(1);
    }

    @Test
    void a_long_method_is_caught() {
        assertThat(inJava("class A {\n    void m() {\n" + "        m();\n".repeat(38) + "    }\n}"))
                .isEmpty();
        assertThat(inJava("class A {\n    void m() {\n" + "        m();\n".repeat(39) + "    }\n}"))
                .containsExactly(
                        MAIN
                                + ":2: m has 41 lines of at most 40; keep the flow and move the"
                                + " leaves out");
    }

    @Test
    void a_type_named_with_an_empty_word_is_caught() {
        assertThat(inJava("class PushManager {}")).hasSize(1);
        assertThat(inJava("class Push { class ThingImpl {} }")).hasSize(1);
        assertThat(inJava("class AbstractPush {}")).hasSize(1);
        assertThat(inJava("class Utilisation {}")).isEmpty();
    }

    @Test
    void a_test_that_is_not_named_as_a_sentence_is_caught() {
        assertThat(inJava("class A { @Test void testPush() {} }")).hasSize(1);
        assertThat(inJava("class A { @Property(tries = 3) void pushes() {} }")).hasSize(1);
        assertThat(inJava("class A { @Test void a_push_arrives() {} void helper() {} }")).isEmpty();
    }

    @Test
    void a_package_without_a_comment_is_caught() {
        Source loop = new Source(MAIN, "");
        String info = loop.folder() + "/package-info.java";
        assertThat(PackageRules.check(List.of(loop))).hasSize(1);
        assertThat(PackageRules.check(List.of(loop, new Source(info, "package x;")))).hasSize(2);
        assertThat(PackageRules.check(List.of(loop, new Source(info, "/** X. */ @NullMarked"))))
                .isEmpty();
    }

    @Test
    void a_readme_with_another_command_is_caught() {
        String block = "```sh\nls\n```\n";
        assertThat(ReadmeRules.check(new Source("README.md", block.repeat(2)))).isEmpty();
        assertThat(ReadmeRules.check(new Source("README.md", block.repeat(3)))).hasSize(1);
    }

    private static List<String> inText(String path, String text) {
        return asText(TextRules.check(new Source(path, text)));
    }

    private static List<String> inJava(String text) {
        return asText(JavaRules.check(List.of(new Source(MAIN, text))));
    }

    private static List<String> asText(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.toList());
    }
}
