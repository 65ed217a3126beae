package io.meshsim.engine.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas give what textbooks and tables print. */
class QueueFormulasTest {

    /** Traffic tables of the Erlang loss formula: servers, load in erlangs, share lost. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.0101, 0.01",
        "2, 0.1526, 0.01",
        "5, 1.361, 0.01",
        "10, 4.461, 0.01",
        "20, 12.031, 0.01",
        "50, 37.901, 0.01",
        "100, 84.064, 0.01",
        "10, 3.092, 0.001",
        "20, 15.249, 0.05",
        "10, 7.511, 0.1",
    })
    void erlang_b_is_the_one_of_the_tables(int servers, double load, double lost) {
        assertThat(QueueFormulas.erlangB(servers, load) / lost).isCloseTo(1, within(2e-3));
    }

    @Test
    void erlang_c_is_the_one_of_the_textbook() {
        // Gross and Harris, the eye clinic: 6 patients an hour, 20 minutes each, 3 doctors;
        // 8/9 wait on average, which is 8/9 of 10 minutes each.
        assertThat(QueueFormulas.erlangC(3, 2)).isCloseTo(4.0 / 9, within(1e-12));
        assertThat(QueueFormulas.waitMmc(3, 6, 1.0 / 3)).isCloseTo(8.0 / 54, within(1e-12));
        // With one server the share that waits is the load; with two it is ρ 2ρ / (1 + ρ).
        assertThat(QueueFormulas.erlangC(1, 0.7)).isCloseTo(0.7, within(1e-12));
        assertThat(QueueFormulas.erlangC(2, 1)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void pollaczek_khinchine_has_mm1_and_md1_as_special_cases() {
        double mm1 = QueueFormulas.waitMg1(0.8, 1, 1);

        assertThat(mm1).isCloseTo(4, within(1e-12));
        assertThat(QueueFormulas.waitMmc(1, 0.8, 1)).isCloseTo(mm1, within(1e-12));
        assertThat(QueueFormulas.waitMg1(0.8, 1, 0)).isCloseTo(mm1 / 2, within(1e-12));
    }

    @Test
    void the_median_time_in_mm1_is_ln_2_of_the_mean() {
        // rate 0.5, service 1: mean time in the system is 2
        assertThat(QueueFormulas.sojournMm1(0.5, 1, 0.5))
                .isCloseTo(2 * StrictMath.log(2), within(1e-12));
    }
}
