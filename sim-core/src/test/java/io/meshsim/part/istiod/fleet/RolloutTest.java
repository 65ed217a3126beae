package io.meshsim.part.istiod.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Numbers follow from the rule of a rolling update: at most so many more, so many less. */
class RolloutTest {

    @Test
    void with_a_surge_a_new_one_comes_before_an_old_one_goes() {
        Rollout rollout = new Rollout(1, 0);

        assertThat(rollout.toMake(2, 0, 2)).isEqualTo(1);
        assertThat(rollout.toEndReady(2, 2)).isZero();
        assertThat(rollout.toMake(2, 1, 3)).isZero();
        assertThat(rollout.toEndReady(2, 3)).isEqualTo(1);
    }

    @Test
    void without_one_an_old_one_goes_before_a_new_one_comes() {
        Rollout rollout = new Rollout(0, 1);

        assertThat(rollout.toMake(2, 0, 2)).isZero();
        assertThat(rollout.toEndReady(2, 2)).isEqualTo(1);
        assertThat(rollout.toMake(2, 0, 1)).isEqualTo(1);
        assertThat(rollout.toEndReady(2, 1)).isZero();
    }

    @Test
    void what_is_not_ready_may_go_unless_new_ones_are_needed_for_the_minimum() {
        assertThat(new Rollout(1, 0).toEndUnready(2, 3, 0)).isEqualTo(1);
        assertThat(new Rollout(1, 0).toEndUnready(2, 3, 1)).isZero();
    }

    @Test
    void the_chart_doubles_and_lets_a_quarter_be_missing() {
        assertThat(Rollout.ofChart(1)).isEqualTo(new Rollout(1, 0));
        assertThat(Rollout.ofChart(4)).isEqualTo(new Rollout(4, 1));
    }

    @Test
    void a_rollout_that_may_do_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rollout(0, 0))
                .withMessageContaining("nor both be 0");
    }
}
