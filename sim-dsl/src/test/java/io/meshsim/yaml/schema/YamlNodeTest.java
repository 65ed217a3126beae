package io.meshsim.yaml.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node knows what it is, where it stands, and whether it was read. */
class YamlNodeTest {

    private static YamlNode root(String text) {
        return YamlSource.parse("a.yaml", text).get(0).root();
    }

    @ParameterizedTest
    @CsvSource({
        "no, STRING",
        "on, STRING",
        "yes, STRING",
        "'\"true\"', STRING",
        "true, BOOL",
        "12, INT",
        "0x1F, INT",
        "1.5, FLOAT",
        "1e3, FLOAT",
        "~, NULL",
        "null, NULL",
        "1:30, STRING",
        "2024-01-01, STRING",
        "[1], LIST",
        "{a: 1}, MAP",
        "!!str 12, STRING"
    })
    void a_value_has_the_kind_of_yaml_1_2(String text, NodeKind kind) {
        assertThat(root("[" + text + "]").items().get(0).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "No, false", "ON, true", "off, false", "true, true", "False, false"})
    void a_boolean_field_reads_the_words_of_yaml_1_1(String text, boolean value) {
        assertThat(root("a: " + text).bool("a")).contains(value);
    }

    @Test
    void a_quoted_yes_is_text() {
        YamlNode root = root("a: 'yes'");

        assertThat(root.string("a")).contains("yes");
        assertThatThrownBy(() -> root.bool("a"))
                .hasMessage("a.yaml:1 document 1, a: must be a boolean, but is the text \"yes\"");
    }

    @ParameterizedTest
    @CsvSource({"0644, 420", "0x10, 16", "0o17, 15", "-3, -3", "80.0, 80", "1e3, 1000", "08, 8"})
    void a_whole_number_may_be_written_in_several_ways(String text, long value) {
        assertThat(root("a: " + text).integer("a")).contains(value);
    }

    @ParameterizedTest
    @CsvSource({"1.5", ".inf", ".nan", "abc", "'\"80\"'", "[1]"})
    void other_values_are_no_whole_numbers(String text) {
        YamlNode a = root("a: " + text).field("a").orElseThrow();

        assertThatThrownBy(a::asLong).isInstanceOf(BadInput.class);
    }

    @Test
    void a_field_is_at_the_line_and_column_of_its_key() {
        YamlNode route =
                root("spec:\n  http:\n  - route:\n    - host: x\n")
                        .required("spec")
                        .items("http")
                        .get(0)
                        .required("route");

        assertThat(route.line()).isEqualTo(3);
        assertThat(route.column()).isEqualTo(5);
        assertThat(route.path()).isEqualTo("spec.http[0].route");
    }

    @Test
    void a_name_with_dots_is_quoted_in_the_path() {
        YamlNode root = root("labels: {app.kubernetes.io/name: x}");

        assertThat(root.required("labels").required("app.kubernetes.io/name").path())
                .isEqualTo("labels[\"app.kubernetes.io/name\"]");
    }

    @Test
    void what_nobody_read_is_listed_at_its_top() {
        YamlNode root = root("a: 1\nb: {c: 1, d: {e: 1}}\nf: [1, {g: 2}]\nh: {i: 1}");
        root.field("a");
        root.required("b").field("c");
        root.items("f");

        assertThat(root.unconsumed())
                .extracting(YamlNode::path)
                .containsExactly("b.d", "f[1].g", "h");
    }

    @Test
    void a_marked_tree_is_read() {
        YamlNode root = root("a: {b: [1, {c: 2}]}");
        root.field("a").orElseThrow().markRead();

        assertThat(root.unconsumed()).isEmpty();
    }

    @Test
    void looking_does_not_count_as_reading() {
        YamlNode root = root("a: 1");
        root.peek("a");

        assertThat(root.unconsumed()).extracting(YamlNode::path).containsExactly("a");
    }

    @Test
    void an_empty_field_counts_as_absent_and_as_read() {
        YamlNode root = root("a:\nb: ~");

        assertThat(root.field("a")).isEmpty();
        assertThat(root.peek("b")).isEmpty();
        assertThat(root.unconsumed()).extracting(YamlNode::path).containsExactly("b");
    }

    @Test
    void a_duration_reads_as_nanoseconds() {
        assertThat(root("timeout: 1m30s").durationNanos("timeout")).contains(90_000_000_000L);
        YamlNode wrong = root("timeout: -1s");
        assertThatThrownBy(() -> wrong.durationNanos("timeout"))
                .hasMessage(
                        "a.yaml:1 document 1, timeout: the duration \"-1s\" must not be negative");
    }

    @Test
    void a_missing_required_field_is_named_where_it_should_be() {
        YamlNode root = root("spec:\n  a: 1");

        assertThatThrownBy(() -> root.required("spec").required("host"))
                .hasMessage("a.yaml:1 document 1, spec: required field \"host\" is missing");
    }

    @Test
    void the_wrong_shape_is_named() {
        YamlNode root = root("a: [1]\nb: {}");

        assertThatThrownBy(() -> root.string("a"))
                .hasMessage("a.yaml:1 document 1, a: must be text, but is a list");
        assertThatThrownBy(() -> root.items("b"))
                .hasMessage("a.yaml:2 document 1, b: must be a list, but is a map");
        assertThatThrownBy(() -> root.required("a").field("x"))
                .hasMessage("a.yaml:1 document 1, a: must be a map, but is a list");
    }

    @Test
    void maps_and_lists_of_text_keep_their_order() {
        YamlNode root = root("m: {z: '1', a: '2'}\nl: [z, a]");

        assertThat(root.stringMap("m").toString()).isEqualTo("{z=1, a=2}");
        assertThat(root.strings("l")).containsExactly("z", "a");
    }
}
