package io.meshsim.part.istiod.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A token bucket with one token and a patience of one second. */
class StreamGateTest {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;

    private final StreamGate gate = new StreamGate(25);

    private long[] comeAt(long nowNanos, int streams) {
        return LongStream.range(0, streams).map(ignored -> gate.waitNanos(nowNanos)).toArray();
    }

    @Test
    void one_goes_in_at_once_and_the_others_follow_at_the_rate() {
        assertThat(comeAt(0, 4)).containsExactly(0, 40 * MS, 80 * MS, 120 * MS);
    }

    @Test
    void who_would_wait_for_more_than_a_second_is_refused_at_once() {
        // The first has its token, one second's worth of others waits.
        assertThat(LongStream.of(comeAt(0, 40)).filter(wait -> wait >= 0)).hasSize(26);
        assertThat(gate.waitNanos(40 * MS)).isEqualTo(SECOND);
        assertThat(gate.waitNanos(40 * MS)).isEqualTo(StreamGate.REFUSED);
    }

    @Test
    void time_without_streams_saves_no_more_than_one_token() {
        comeAt(0, 3);
        assertThat(comeAt(60 * SECOND, 2)).containsExactly(0, 40 * MS);
    }

    @Test
    void a_new_process_has_its_token() {
        comeAt(0, 20);
        gate.reset();
        assertThat(gate.waitNanos(1)).isZero();
    }

    @Test
    void a_rate_below_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamGate(0))
                .withMessage("streams per second 0 must be at least 1");
    }
}
