package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Replications end when the interval is narrow enough, and not before the minimum. */
class SequentialStoppingTest {

    private static final SequentialStopping RULE = new SequentialStopping(0.1, 0.95, 3, 5);

    @Test
    void equal_results_end_at_the_minimum() {
        Tally results = new Tally();
        results.add(7);
        results.add(7);
        assertThat(RULE.isEnough(results)).isFalse();

        results.add(7);
        assertThat(RULE.isEnough(results)).isTrue();
        assertThat(RULE.isMet(results)).isTrue();
    }

    @Test
    void results_that_differ_end_at_the_maximum_without_meeting_the_rule() {
        Tally results = new Tally();
        for (double each : new double[] {1, 9, 2, 8}) {
            results.add(each);
        }
        assertThat(RULE.isEnough(results)).isFalse();

        results.add(5);
        assertThat(RULE.isEnough(results)).isTrue();
        assertThat(RULE.isMet(results)).isFalse();
    }

    @Test
    void the_interval_at_the_stop_holds_the_mean_a_little_less_often_than_it_says() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            held += untilEnough(seed).contains(1) ? 1 : 0;
        }

        // 95 % is stated; 90 % or more is what the rule is good for with ten at least.
        assertThat(held).isBetween(180, 199);
    }

    @Test
    void limits_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.between(1, 5))
                .withMessageStartingWith("replications from 1 to 5 must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequentialStopping.within(0, 0.95))
                .withMessage("relative half-width 0.0 must be positive");
    }

    private static Interval untilEnough(long seed) {
        SequentialStopping rule = SequentialStopping.within(0.1, 0.95);
        RandomStream stream = RandomStream.of(seed, "stopping", "results");
        Tally results = new Tally();
        while (!rule.isEnough(results)) {
            results.add(1 + 0.3 * stream.nextGaussian());
        }
        return Interval.student(results, 0.95);
    }
}
