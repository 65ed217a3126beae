package io.meshsim.part.istiod.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A tenth of jitter to either side, and the grace. */
class ConnectionAgeTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long GRACE = 10_000_000_000L;

    private final RandomStream draws = new Simulation(1, TieMode.FIRST_COME).stream("a", "b");

    @Test
    void lives_spread_over_a_tenth_to_either_side() {
        ConnectionAge ages = new ConnectionAge(StreamSettings.DEFAULT, draws);
        long[] lives = LongStream.range(0, 1000).map(i -> ages.lifeNanos() - GRACE).toArray();
        assertThat(LongStream.of(lives)).allMatch(life -> life >= 27 * MINUTE);
        assertThat(LongStream.of(lives)).allMatch(life -> life < 33 * MINUTE);
        assertThat(LongStream.of(lives).min().orElse(0)).isLessThan(27 * MINUTE + MINUTE / 10);
        assertThat(LongStream.of(lives).max().orElse(0)).isGreaterThan(33 * MINUTE - MINUTE / 10);
    }

    @Test
    void without_a_greatest_age_they_live_for_ever() {
        StreamSettings ageless = StreamSettings.DEFAULT.withMaxConnectionAge(Duration.ZERO);
        assertThat(new ConnectionAge(ageless, draws).lifeNanos()).isEqualTo(ConnectionAge.FOR_EVER);
    }
}
