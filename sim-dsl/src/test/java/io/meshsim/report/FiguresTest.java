package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers have three digits and a unit, and never round to what they are not. */
class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "9994, 9.99 µs",
        "9995, 10.0 µs",
        "99950, 100 µs",
        "999499, 999 µs",
        "999500, 1.00 ms",
        "1250000, 1.25 ms",
        "75300000000, 75.3 s",
        "3600000000000, 3600 s",
        "-1, never"
    })
    void a_duration_has_three_digits_and_a_unit(long nanos, String text) {
        assertThat(Figures.duration(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 %",
        "1, 100 %",
        "0.988, 98.80 %",
        "0.99995, >99.99 %",
        "0.00001, <0.01 %",
        "0.5, 50.00 %"
    })
    void only_all_is_100_percent_and_only_none_is_0(double share, String text) {
        assertThat(Figures.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "10, 10",
        "40000000, 40000000",
        "0.000001, 0.000001",
        "1e21, 1000000000000000000000",
        "-0.0, 0"
    })
    void a_decimal_has_no_exponent_and_no_spare_zeros(double value, String text) {
        assertThat(Figures.decimal(value)).isEqualTo(text);
    }
}
