package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The functions that the samplers are held against give the values of the printed tables. */
class SharesTest {

    @Test
    void the_normal_has_its_well_known_quantiles() {
        assertThat(Shares.normal(0)).isEqualTo(0.5);
        assertThat(Shares.normal(1.959963985)).isCloseTo(0.975, within(1e-9));
        assertThat(Shares.normal(-1.959963985)).isCloseTo(0.025, within(1e-9));
        assertThat(Shares.normal(5)).isCloseTo(1 - 2.866516e-7, within(1e-10));
    }

    @Test
    void a_gamma_of_whole_shape_is_a_sum_of_exponentials() {
        // Erlang with two stages: 1 - exp(-x)(1 + x)
        assertThat(Shares.gamma(1, 2)).isCloseTo(1 - Math.exp(-2), within(1e-10));
        assertThat(Shares.gamma(2, 3)).isCloseTo(1 - 4 * Math.exp(-3), within(1e-10));
    }

    @Test
    void the_gamma_function_has_its_known_values() {
        assertThat(Shapes.gamma(0.5)).isCloseTo(Math.sqrt(Math.PI), within(1e-9));
        assertThat(Shapes.gamma(1)).isCloseTo(1, within(1e-10));
        assertThat(Shapes.gamma(1.5)).isCloseTo(Math.sqrt(Math.PI) / 2, within(1e-10));
        assertThat(Shapes.gamma(11) / 3_628_800).isCloseTo(1, within(1e-10)); // 10!
        assertThat(Shapes.gamma(21) / 2_432_902_008_176_640_000.0).isCloseTo(1, within(1e-10));
    }
}
