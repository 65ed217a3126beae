package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantiles of Student's t are those of the printed tables. */
class StudentTTest {

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, and tables with 4 decimals. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 6.3138",
        "0.975, 1, 12.7062",
        "0.975, 2, 4.3027",
        "0.995, 2, 9.9248",
        "0.975, 4, 2.7764",
        "0.95, 5, 2.0150",
        "0.995, 5, 4.0321",
        "0.975, 9, 2.2622",
        "0.90, 10, 1.3722",
        "0.975, 10, 2.2281",
        "0.9995, 10, 4.5869",
        "0.9995, 19, 3.8834",
        "0.975, 30, 2.0423",
        "0.995, 30, 2.7500",
        "0.975, 120, 1.9799",
        "0.995, 120, 2.6174",
        "0.975, 1000000000, 1.9600",
        "0.995, 1000000000, 2.5758",
    })
    void a_quantile_is_the_one_of_the_table(double probability, long degrees, double expected) {
        assertThat(StudentT.quantile(probability, degrees)).isCloseTo(expected, within(5.1e-5));
    }

    @Test
    void with_two_degrees_it_is_the_closed_form() {
        // (2p - 1) / sqrt(2 p (1 - p))
        for (double p : new double[] {0.001, 0.3, 0.5, 0.8, 0.9999}) {
            double expected = (2 * p - 1) / StrictMath.sqrt(2 * p * (1 - p));
            assertThat(StudentT.quantile(p, 2)).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void many_degrees_go_on_smoothly_to_the_normal_law() {
        double summed = StudentT.quantile(0.995, 10_000);
        double next = StudentT.quantile(0.995, 10_001);

        assertThat(next).isLessThan(summed).isCloseTo(summed, within(1e-7));
        // The normal quantile is 2.5758293.
        assertThat(StudentT.quantile(0.995, Long.MAX_VALUE)).isCloseTo(2.5758293, within(1e-6));
    }

    @Test
    void the_share_within_a_quantile_leads_back_to_its_probability() {
        for (long degrees = 1; degrees <= 40; degrees++) {
            double t = StudentT.quantile(0.99, degrees);
            assertThat(StudentT.shareWithin(t, degrees)).isCloseTo(0.98, within(1e-12));
        }
    }

    @Test
    void what_has_no_quantile_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StudentT.quantile(1, 3))
                .withMessage("probability 1.0 must be between 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StudentT.quantile(0.5, 0))
                .withMessage("degrees of freedom 0 must be at least 1");
    }
}
