package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    @Test
    void a_row_draws_what_its_stream_would_have_drawn() {
        RandomStreams rows = new RandomStreams();
        Distribution law = Distribution.exponential(Duration.ofMillis(1));
        for (int row = 0; row < 40; row++) {
            assertThat(rows.add(stream(row))).isEqualTo(row);
        }

        for (int row = 39; row >= 0; row--) {
            RandomStream alone = stream(row);
            assertThat(rows.nextLong(row)).isEqualTo(alone.nextLong());
            assertThat(rows.sampleNanos(row, law)).isEqualTo(law.sampleNanos(alone));
            assertThat(rows.nextBoolean(row, 0.5)).isEqualTo(alone.nextBoolean(0.5));
            assertThat(rows.nextLong(row)).isEqualTo(alone.nextLong());
        }
    }

    private static RandomStream stream(int row) {
        return RandomStream.of(1, "owner-" + row, "draws");
    }
}
