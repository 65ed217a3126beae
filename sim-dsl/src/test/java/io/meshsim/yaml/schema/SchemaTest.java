package io.meshsim.yaml.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema names what is wrong, where, and what would be right. */
class SchemaTest {

    private static final String RULES = "/io/meshsim/yaml/schema/rules.json";

    private static List<String> problems(String text) {
        YamlNode root = YamlSource.parse("a.yaml", text).get(0).root();
        return new SchemaLibrary()
                .load(RULES).validate(root).stream()
                        .map(problem -> problem.toString().replace("a.yaml:1 document 1, ", ""))
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count: 5",
                "count: 4.0",
                "rate: 0.1",
                "mode: STRICT",
                "version: v1",
                "'on': yes",
                "timeout: 1m30s",
                "memory: 128Mi",
                "memory: 2",
                "port: 80",
                "port: http",
                "labels: {a: b}",
                "hosts: [a]",
                "free: {x: {y: 1}}",
                "match: {exact: a}",
                "far: {again: {again: {}}}",
                "action: {crash: node-1}",
                "either: {b: 1}",
                "maybe: 3",
                "count:"
            })
    void a_document_that_keeps_the_rules_has_no_problem(String field) {
        assertThat(problems("{name: a, " + field + " }")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "coumt: 1 | coumt: unknown field; did you mean \"count\"?",
                "count: abc | count: must be a whole number, but is the text \"abc\"",
                "count: 1.5 | count: must be a whole number, but is the number 1.5",
                "count: 6 | count: 6 must not be more than 5",
                "count: -1 | count: -1 must not be less than 0",
                "rate: 0 | rate: 0 must be more than 0",
                "mode: STRIKT | mode: the value \"STRIKT\" is not allowed;"
                        + " did you mean \"STRICT\"?",
                "mode: x | mode: the value \"x\" is not allowed; allowed here: STRICT, PERMISSIVE",
                "version: v2 | version: the value \"v2\" is not allowed; did you mean \"v1\"?",
                "on: maybe | on: must be true or false, but is the text \"maybe\"",
                "on: 'yes' | on: must be true or false, but is the text \"yes\"",
                "timeout: 5 | timeout: must be text, but is the whole number 5;"
                        + " put it in quotes: \"5\"",
                "timeout: -5s | timeout: the duration \"-5s\" must not be negative",
                "memory: 1 Gb | memory: \"1 Gb\" is not a quantity;"
                        + " write it like 100m, 0.5, 2 or 128Mi",
                "port: [80] | port: must be a whole number or text, but is a list"
            })
    void a_value_that_breaks_a_rule_is_told_how(String field, String problem) {
        assertThat(problems("{name: a, " + field + " }")).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "labels: {a: true} | labels.a: must be text, but is the boolean true;"
                        + " put it in quotes: \"true\"",
                "hosts: a | hosts: must be a list, but is the text \"a\"",
                "hosts: [] | hosts: needs at least 1 item(s)",
                "hosts: [a, ~] | hosts[1]: must be text, but is empty",
                "match: {exact: a, prefix: b} | match: has exact and prefix,"
                        + " which exclude each other; keep one of them",
                "far: {again: {agian: {}}} | far.again.agian: unknown field;"
                        + " did you mean \"again\"?",
                "action: {scale: x} | action: required field \"to\" is missing",
                "action: {crash: 1} | action.crash: must be text, but is the whole number 1;"
                        + " put it in quotes: \"1\"",
                "either: {c: 1} | either: needs one of a, b",
                "loose: x | loose: fits several alternatives; it must fit exactly one",
                "maybe: [] | maybe: must be text or a whole number, but is a list"
            })
    void a_shape_that_breaks_a_rule_is_told_how(String field, String problem) {
        assertThat(problems("{name: a, " + field + " }")).containsExactly(problem);
    }

    @Test
    void a_missing_field_an_empty_text_and_a_wrong_pattern_are_problems() {
        assertThat(problems("{count: 1}"))
                .containsExactly("a.yaml:1 document 1: required field \"name\" is missing");
        assertThat(problems("{name: ''}")).contains("name: must not be empty");
        assertThat(problems("{name: A}")).containsExactly("name: \"A\" does not match ^[a-z]+$");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(problems("{nam: a, count: x, hosts: [1, 2]}")).hasSize(5);
    }

    @Test
    void validating_does_not_count_as_reading() {
        YamlNode root = YamlSource.parse("a.yaml", "name: a").get(0).root();
        new SchemaLibrary().load(RULES).validate(root);

        assertThat(root.unconsumed()).hasSize(1);
    }

    @Test
    void a_schema_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new SchemaLibrary().load("/nowhere.json"))
                .hasMessage("there is no schema /nowhere.json");
    }
}
