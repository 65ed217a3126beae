package io.meshsim.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations mean what Go's time.ParseDuration says they mean. */
class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0s, 0",
        "1ns, 1",
        "2us, 2000",
        "2µs, 2000",
        "100ms, 100000000",
        "10s, 10000000000",
        "1m30s, 90000000000",
        "1.5h, 5400000000000",
        "0.5s, 500000000",
        ".5s, 500000000",
        "1h1m1s1ms1us1ns, 3661001001001",
        "-2s, -2000000000",
        "9223372036854775807ns, 9223372036854775807"
    })
    void a_duration_is_exact_nanoseconds(String text, long nanos) {
        assertThat(GoDuration.parse(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "s", "1.2.3s", ".s", "abc", "10 s", "٣s"})
    void other_text_is_not_a_duration(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void a_missing_unit_is_named() {
        assertThatThrownBy(() -> GoDuration.parse("10"))
                .hasMessage("the duration \"10\" has no unit; write it like 100ms, 10s or 1m30s");
    }

    @Test
    void an_unknown_unit_is_named() {
        assertThatThrownBy(() -> GoDuration.parse("2d"))
                .hasMessage(
                        "the duration \"2d\" has an unknown unit \"d\"; use ns, us, ms, s, m or h");
    }

    @Test
    void too_long_or_too_fine_is_refused() {
        assertThatThrownBy(() -> GoDuration.parse("3000000h")).hasMessageContaining("292 years");
        assertThatThrownBy(() -> GoDuration.parse("0.5ns")).hasMessageContaining("whole nanos");
    }

    @Test
    void a_negative_duration_is_refused_where_none_may_be() {
        assertThatThrownBy(() -> GoDuration.parseNotNegative("-5s"))
                .hasMessage("the duration \"-5s\" must not be negative");
    }
}
