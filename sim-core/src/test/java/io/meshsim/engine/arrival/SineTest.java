package io.meshsim.engine.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SineTest {

    @Test
    void it_agrees_with_the_strict_sine_all_the_way_round() {
        for (int i = 0; i <= 1_000; i++) {
            double turn = i / 1_000.0;

            assertThat(Sine.ofTurn(turn))
                    .as("sine of %s turns", turn)
                    .isEqualTo(StrictMath.sin(2 * StrictMath.PI * turn), within(1e-15));
        }
    }
}
