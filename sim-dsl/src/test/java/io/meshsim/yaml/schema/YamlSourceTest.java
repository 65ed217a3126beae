package io.meshsim.yaml.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files become documents, or problems that say what would be right. */
class YamlSourceTest {

    private @TempDir Path home;

    private Path file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<Problem> problemsOf(Path path) {
        return catchThrowableOfType(BadInput.class, () -> YamlSource.read(path)).problems();
    }

    private static List<Problem> problemsOf(String text) {
        return catchThrowableOfType(BadInput.class, () -> YamlSource.parse("a.yaml", text))
                .problems();
    }

    @Test
    void documents_are_numbered_and_empty_ones_count() {
        List<YamlDocument> documents =
                YamlSource.parse("a.yaml", "a: 1\n---\n# nothing\n---\nb: 2\n");

        assertThat(documents).extracting(YamlDocument::index).containsExactly(1, 3);
        assertThat(documents.get(1).root().line()).isEqualTo(5);
    }

    @Test
    void json_is_yaml() {
        assertThat(YamlSource.parse("a.json", "{\"a\": [1, \"x\"]}").get(0).root().items("a"))
                .hasSize(2);
    }

    @Test
    void a_directory_is_read_in_the_order_of_names() throws IOException {
        file("b.yaml", "n: b");
        file("a/z.yml", "n: z");
        file("c.json", "{\"n\": \"c\"}");
        Path readme = file("README.md", "# hello");

        YamlSource.Manifests read = YamlSource.readAll(List.of(home));

        assertThat(read.documents())
                .extracting(document -> document.root().string("n").orElseThrow())
                .containsExactly("z", "b", "c");
        assertThat(read.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        readme
                                + ": warning: is not read:"
                                + " its name does not end in .yaml, .yml or .json");
    }

    @Test
    void an_empty_directory_is_a_problem() {
        assertThatThrownBy(() -> YamlSource.read(home))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        home
                                + ": has no manifests;"
                                + " a directory is read for *.yaml, *.yml and *.json files");
    }

    @Test
    void an_empty_file_and_a_missing_file_are_problems() throws IOException {
        Path empty = file("empty.yaml", "# only a comment\n");

        assertThat(problemsOf(empty)).extracting(Problem::message).containsExactly("is empty");
        assertThat(problemsOf(home.resolve("nowhere.yaml")))
                .extracting(Problem::message)
                .containsExactly("does not exist");
    }

    @Test
    void a_file_that_is_not_text_is_a_problem() throws IOException {
        Path zeros = Files.write(home.resolve("zeros.yaml"), new byte[] {'a', 0, 'b'});
        Path latin = Files.write(home.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xe9});

        assertThat(problemsOf(zeros))
                .extracting(Problem::message)
                .containsExactly("is not a text file: byte 1 is zero");
        assertThat(problemsOf(latin))
                .extracting(Problem::message)
                .containsExactly("is not a text file: it is not UTF-8");
    }

    @Test
    void a_huge_file_is_refused_with_size_and_limit() throws IOException {
        Path huge = home.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(50_000_000);
        }

        assertThatThrownBy(() -> YamlSource.read(huge))
                .hasMessage(
                        huge
                                + ": is 50.0 MB large; the limit is 20 MB;"
                                + " split it into several files");
    }

    @Test
    void a_byte_order_mark_is_no_content() throws IOException {
        assertThat(YamlSource.read(file("bom.yaml", "\ufeffa: 1")).get(0).root().integer("a"))
                .contains(1L);
    }

    @Test
    void malformed_yaml_names_line_and_document() {
        List<Problem> problems = problemsOf("a: 1\n---\nb: 2\nc: d: e\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).line()).isEqualTo(4);
        assertThat(problems.get(0).document()).isEqualTo(2);
        assertThat(problems.get(0).message()).startsWith("is not YAML: ");
        assertThat(problems.get(0).suggestion()).contains("indentation");
    }

    @Test
    void a_tab_gets_its_own_advice() {
        assertThat(problemsOf("a:\n\tb: 1\n"))
                .extracting(Problem::suggestion)
                .containsExactly("indent with spaces, not with tabs");
    }

    @Test
    void a_control_character_is_not_yaml() {
        assertThat(problemsOf("a: \u0001"))
                .extracting(Problem::message)
                .allMatch(message -> message.startsWith("is not YAML: "));
    }

    @Test
    void a_key_that_occurs_twice_names_both_lines() {
        assertThat(problemsOf("a:\n  b: 1\n  c: 2\n  b: 3\n"))
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:4 document 1, a.b: occurs twice: on line 2 and on line 4;"
                                + " keep one of them");
    }

    @Test
    void aliases_and_merge_keys_are_written_out() {
        YamlNode root =
                YamlSource.parse(
                                "a.yaml",
                                """
                                base: &base {x: 1, y: 2}
                                other: &other {y: 9, z: 3}
                                copy: *base
                                both:
                                  <<: [*base, *other]
                                  x: 5
                                """)
                        .get(0)
                        .root();

        assertThat(root.required("copy").integer("y")).contains(2L);
        YamlNode both = root.required("both");
        assertThat(both.integer("x")).contains(5L);
        assertThat(both.integer("y")).contains(2L);
        assertThat(both.integer("z")).contains(3L);
        assertThat(both.required("y").path()).isEqualTo("both.y");
    }

    @Test
    void a_merge_key_needs_a_map() {
        assertThat(problemsOf("a: {<<: 5}"))
                .extracting(Problem::message)
                .containsExactly("a merge key needs a map or a list of maps");
    }

    @Test
    void an_alias_bomb_is_defused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(String.join(", ", Collections.nCopies(10, before)))
                    .append("]\n");
        }

        assertThat(problemsOf(bomb.toString()))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("grows beyond 100")
                .endsWith("when its aliases are written out");
    }

    @Test
    void an_alias_that_holds_itself_is_a_problem() {
        assertThat(problemsOf("a: &a [*a]"))
                .extracting(Problem::message)
                .containsExactly("is nested more than 200 levels deep");
        assertThat(problemsOf("a: &a {<<: *a}")).isNotEmpty();
    }

    @Test
    void endless_nesting_is_a_problem() {
        assertThat(problemsOf("[".repeat(100_000))).isNotEmpty();
    }

    @Test
    void an_unknown_tag_is_a_problem() {
        assertThat(problemsOf("a: !secret x"))
                .extracting(Problem::message)
                .containsExactly("the tag !secret is not known here");
    }

    @Test
    void all_problems_of_all_files_are_told_at_once() throws IOException {
        file("a.yaml", "a: [");
        file("b.yaml", "b: 1\nb: 2\nb: 3");
        file("c.yaml", "");

        assertThat(problemsOf(home)).hasSize(4);
    }

    @Test
    void the_items_of_a_list_are_documents() {
        List<YamlDocument> documents =
                YamlSource.parse(
                        "a.yaml",
                        "apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n- kind: Node\n");

        assertThat(documents)
                .extracting(document -> document.root().path())
                .containsExactly("items[0]", "items[1]");
    }

    @Test
    void a_list_with_other_fields_is_a_problem() {
        assertThat(problemsOf("apiVersion: v1\nkind: List\nitem: []\nitems: 3"))
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:3 document 1, item: unknown field; did you mean \"items\"?",
                        "a.yaml:4 document 1, items: must be a list,"
                                + " but is the whole number 3");
    }
}
