package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The summary is what a person reads after a run: complete, narrow, plain. */
class TerminalSummaryTest {

    private static final List<String> FILES = List.of("target/meshsim/bookshop/report.html");

    @Test
    void a_run_of_a_shop_reads_as_agreed() {
        Golden.expect("bookshop-summary.txt", summary().text());
    }

    @Test
    void verbose_lists_every_note_and_calibrated_number() {
        Golden.expect("bookshop-verbose.txt", summary().verbose(true).text());
    }

    @Test
    void no_line_is_wider_than_100_columns() {
        assertThat(summary().text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(summary().verbose(true).text().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void colours_come_only_when_asked_for() {
        assertThat(summary().text()).doesNotContain("\u001b");
        assertThat(summary().coloured(true).text()).contains("\u001b[1;31mFAIL\u001b[0m");
    }

    @Property(tries = 100)
    void no_name_reaches_the_terminal_with_its_control_characters(@ForAll String name) {
        String text = TerminalSummary.of(SampleRun.named(name), 1, List.of(name)).text();

        assertThat(text.codePoints().filter(Character::isISOControl)).containsOnly((int) '\n');
    }

    private static TerminalSummary summary() {
        return TerminalSummary.of(SampleRun.bookshop(), 0.842, FILES);
    }
}
