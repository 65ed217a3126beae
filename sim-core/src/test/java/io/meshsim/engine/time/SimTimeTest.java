package io.meshsim.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Time is whole nanoseconds, never negative, never wrapped. */
class SimTimeTest {

    @Test
    void durations_become_nanoseconds_or_are_refused() {
        assertThat(SimTime.nanos(Duration.ofMillis(100))).isEqualTo(100_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimTime.nanos(Duration.ofMillis(-1)))
                .withMessage("duration PT-0.001S must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimTime.nanos(Duration.ofDays(400L * 365)))
                .withMessageContaining("must not exceed 292 years");
    }

    @Test
    void times_print_as_milliseconds_then_as_seconds() {
        assertThat(SimTime.text(190_000_000)).isEqualTo("190.000 ms");
        assertThat(SimTime.text(9_999_000_000L)).isEqualTo("9999.000 ms");
        assertThat(SimTime.text(65_000_000_000L)).isEqualTo("65.000 s");
        assertThat(SimTime.text(SimTime.NEVER)).isEqualTo("never");
        assertThat(SimTime.seconds(1_500_000_000L)).isEqualTo(1.5);
    }
}
