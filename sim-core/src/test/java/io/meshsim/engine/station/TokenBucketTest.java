package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens drip in at an even rate, up to the burst, to the nanosecond. */
class TokenBucketTest {

    private static final TokenRate ONE_IN_TEN = new TokenRate(1, Duration.ofNanos(10));

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> taken = new ArrayList<>();
    private final Event onTaken =
            sim.event("taken", row -> taken.add(row + " at " + sim.nowNanos()));

    @Test
    void a_burst_is_there_at_once_and_then_one_token_after_the_other() {
        TokenBucket bucket = new TokenBucket(sim, "requests", ONE_IN_TEN, 2);

        assertThat(bucket.tryTake(1)).isTrue();
        assertThat(bucket.tryTake(1)).isTrue();
        assertThat(bucket.tryTake(1)).isFalse();
        assertThat(bucket.timeUntilAvailableNanos(1)).isEqualTo(10);
        sim.runFor(9);
        assertThat(bucket.tryTake(1)).isFalse();
        sim.runFor(1);
        assertThat(bucket.tryTake(1)).isTrue();

        assertThat(bucket.taken()).isEqualTo(3);
        assertThat(bucket.refused()).isEqualTo(2);
    }

    @Test
    void it_never_holds_more_than_the_burst() {
        TokenBucket bucket = new TokenBucket(sim, "requests", ONE_IN_TEN, 2);
        bucket.tryTake(2);

        sim.runFor(Duration.ofDays(365).toNanos());

        assertThat(bucket.available()).isEqualTo(2);
        assertThat(bucket.timeUntilAvailableNanos(3)).isEqualTo(SimTime.NEVER);
    }

    @Test
    void thirds_of_a_nanosecond_do_not_add_up_to_a_drift() {
        TokenBucket bucket =
                new TokenBucket(sim, "requests", new TokenRate(3, Duration.ofNanos(10)), 3);
        bucket.tryTake(3);

        for (int nanos = 1; nanos <= 1_000; nanos++) {
            sim.runFor(1);
            bucket.tryTake(1);
        }

        // 3 at the start, and 3 in each of a hundred times 10 ns.
        assertThat(bucket.taken()).isEqualTo(3 + 300);
    }

    @Test
    void who_takes_in_advance_waits_in_line() {
        TokenBucket bucket = new TokenBucket(sim, "requests", ONE_IN_TEN, 2);

        for (int row = 1; row <= 4; row++) {
            bucket.take(1, onTaken, row);
        }
        assertThat(bucket.tryTake(1)).isFalse();
        assertThat(bucket.available()).isZero();
        assertThat(bucket.reserve(2)).isEqualTo(40);
        assertThat(bucket.reserve(3)).isEqualTo(SimTime.NEVER);
        sim.runFor(100);

        assertThat(taken).containsExactly("1 at 0", "2 at 0", "3 at 10", "4 at 20");
        assertThat(bucket.taken()).isEqualTo(6);
    }

    @Test
    void a_rate_and_a_burst_are_positive_and_nobody_takes_nothing() {
        TokenBucket bucket = new TokenBucket(sim, "requests", TokenRate.perSecond(100), 20);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenRate.perSecond(0))
                .withMessage("rate of 0 tokens in PT1S must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenBucket(sim, "requests", ONE_IN_TEN, 0))
                .withMessageStartingWith("burst 0 of requests must be 1 to ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bucket.tryTake(0))
                .withMessage("0 tokens of requests must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bucket.take(21, onTaken, 1))
                .withMessage("21 tokens of requests must not exceed its burst of 20");
    }

    @Test
    void a_token_costs_no_bytes() {
        TokenBucket bucket = new TokenBucket(sim, "requests", ONE_IN_TEN, 2);

        Allocation.assertNoneByJobs(sim, (again, row) -> bucket.take(1, again, row));
    }
}
