package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.Limits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A scenario's limits meet those of whoever runs it. */
class RunLimitsTest {

    private static final Limits OTHERS =
            Limits.DEFAULT
                    .withEvents(100)
                    .withTime(Duration.ofNanos(100))
                    .withWallClock(Duration.ofNanos(100), () -> 7);

    private static RunLimits all(long limit) {
        Optional<Duration> length = Optional.of(Duration.ofNanos(limit));
        return new RunLimits(Optional.of(limit), length, length);
    }

    @Test
    void of_each_kind_the_stricter_one_holds() {
        Limits stricter = all(99).and(OTHERS);

        assertThat(stricter.events()).isEqualTo(99);
        assertThat(stricter.timeNanos()).isEqualTo(99);
        assertThat(stricter.wallNanos()).isEqualTo(99);
        assertThat(stricter.wallClockNanos()).isSameAs(OTHERS.wallClockNanos());
        assertThat(all(101).and(OTHERS)).isEqualTo(OTHERS);
        assertThat(RunLimits.NONE.and(Limits.DEFAULT)).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void time_on_the_wall_cannot_be_limited_without_a_clock() {
        assertThatThrownBy(() -> all(99).and(Limits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("limits.wall PT0.000000099S needs a clock");
    }
}
