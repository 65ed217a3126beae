package io.meshsim.engine.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column is read exactly, or refused with file, line, what is wrong and what would be right. */
class CsvColumnTest {

    private static final Duration MS = Duration.ofMillis(1);

    @Test
    void a_column_is_found_by_its_name() {
        CsvColumn column =
                CsvColumn.of(
                        "calls.csv",
                        List.of(
                                "path,\"took\" , code",
                                "/a,1.5,200",
                                "",
                                "\"/b,\"\"c\"\"\", 2e1 ,200"),
                        "took",
                        MS);

        assertThat(column.nanos()).containsExactly(1_500_000L, 20_000_000L);
        assertThat(column.size()).isEqualTo(2);
        assertThat(column.where(1)).isEqualTo("calls.csv, line 4: ");
        assertThat(column).hasToString("calls.csv, 2 values");
    }

    @Test
    void values_are_rounded_to_nanoseconds_and_no_more() {
        // 0.1 s is not a double, but 100,000,000 ns it is; half a nanosecond goes to the even one
        CsvColumn column =
                CsvColumn.of(
                        "t.csv",
                        List.of("t", "0.1", "1700000000.123456789", "0.0000000005"),
                        "t",
                        Duration.ofSeconds(1));

        assertThat(column.nanos()).containsExactly(100_000_000L, 1_700_000_000_123_456_789L, 0L);
    }

    @Test
    void a_file_may_begin_with_a_byte_order_mark(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "\ufefft\r\n1\r\n2");

        assertThat(CsvColumn.read(file, "t", MS).nanos()).containsExactly(1_000_000L, 2_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,t;1,2|u|line 1: there is no column \"u\"; the first line names the columns, here"
                        + " [a, t]",
                "t;5ms|t|line 2: t \"5ms\" is not a number; it must be a number like 12.5",
                "a,t;1,1;1,|t|line 3: t is empty; it must be a number like 12.5",
                "t;-1|t|line 2: t -1 must not be negative",
                "t;1e30|t|line 2: t 1e30 must be below 292 years",
                "t;1e999999999|t|line 2: t 1e999999999 must have at most 100 decimals or zeros",
                "a,t;1|t|line 2: there are 1 cells; there must be one for each of [a, t]",
                "t;\"1|t|line 2: a quote is not closed; it must be on the same line",
            })
    void what_is_wrong_is_said(String lines, String column, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvColumn.of("t.csv", List.of(lines.split(";")), column, MS))
                .withMessage("t.csv, " + message);
    }

    @Test
    void a_file_that_is_not_there_is_named(@TempDir Path folder) {
        Path file = folder.resolve("none.csv");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvColumn.read(file, "t", MS))
                .withMessage("there is no file " + file);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvColumn.read(folder, "t", MS))
                .withMessageStartingWith(folder + " cannot be read: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvColumn.of("t.csv", List.of(), "t", MS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvColumn.of("t.csv", List.of("t"), "t", Duration.ZERO))
                .withMessage("unit PT0S must be longer than zero");
    }
}
