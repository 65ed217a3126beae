package io.meshsim.house.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules about lines of text. */
final class TextRules {

    static final int MOST_LINES = 500;
    static final int MOST_COLUMNS = 100;

    private static final String SAMPLE_LIBRARIES =
            "java\\.|io\\.meshsim\\.(dsl|study|junit)\\.|org\\.junit\\.|net\\.jqwik\\."
                    + "|org\\.assertj\\.|org\\.awaitility\\.";

    private static final List<LineRule> RULES =
            List.of(
                    new LineRule(
                            source -> true,
                            "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b",
                            "a leftover note; do it now, or open an issue and delete the note"),
                    new LineRule(
                            source -> !source.path().endsWith(".js"),
                            "(?<![\\w.*-])/(work|tmp|home|root)/",
                            "a path of one machine; name the file from the root of the project"),
                    new LineRule(
                            source -> true,
                            "repo1?\\.maven\\.(apache\\.)?org|registry\\.npmjs|pypi\\.org"
                                    + "|proxy\\.golang",
                            "the host of a registry; name the artifact and let the build find it"),
                    new LineRule(
                            Source::isJava,
                            "\\bThread\\s*\\.\\s*(sleep|yield)\\s*\\(",
                            "waiting by the wall clock; run the simulation for a duration instead"),
                    new LineRule(
                            Source::isJava,
                            "^import (static )?org\\.(mockito|easymock)|^import (static )?mockit",
                            "a mock; write a recording stub of the contract"),
                    new LineRule(
                            Source::isJava,
                            "^\\s*@Dis" + "abled",
                            "a test that is switched off; mend it or delete it"),
                    new LineRule(
                            source -> source.isJava() && source.isIn("sample-tests"),
                            "^import (static )?+(?!" + SAMPLE_LIBRARIES + ")",
                            "a sample may use the language, JUnit, jqwik, AssertJ and Awaitility;"
                                    + " what else it needs is a word that the language lacks"));

    private TextRules() {}

    static List<Finding> check(Source source) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            checkLine(source, i + 1, lines.get(i), findings);
        }
        if (source.isJava() && lines.size() > MOST_LINES) {
            findings.add(
                    new Finding(
                            source.path(),
                            lines.size(),
                            "more than %d lines; split it by what changes together"
                                    .formatted(MOST_LINES)));
        }
        return findings;
    }

    private static void checkLine(Source source, int number, String line, List<Finding> findings) {
        for (LineRule rule : RULES) {
            if (rule.isBrokenBy(source, line)) {
                findings.add(new Finding(source.path(), number, rule.message()));
            }
        }
        if (isTooWide(source, line)) {
            findings.add(
                    new Finding(
                            source.path(),
                            number,
                            "more than %d columns; break the line".formatted(MOST_COLUMNS)));
        }
    }

    private static boolean isTooWide(Source source, String line) {
        boolean hasNoChoice = line.startsWith("import ") || line.contains("http");
        boolean counts = source.isJava() || !source.name().contains(".");
        return counts && !hasNoChoice && line.codePointCount(0, line.length()) > MOST_COLUMNS;
    }

    private record LineRule(Predicate<Source> applies, Pattern pattern, String message) {

        LineRule(Predicate<Source> applies, String pattern, String message) {
            this(applies, Pattern.compile(pattern), message);
        }

        boolean isBrokenBy(Source source, String line) {
            return applies.test(source) && pattern.matcher(line).find();
        }
    }
}
