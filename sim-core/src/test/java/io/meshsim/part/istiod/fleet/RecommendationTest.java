package io.meshsim.part.istiod.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The target is 80 % of 500 thousandths of a core, so 400. */
class RecommendationTest {

    private static final long SYNC = 15_000_000_000L;

    private final Recommendation recommendation = new Recommendation(AutoscaleSettings.DEFAULT);

    private int at(int sync, int current, Integer... millis) {
        return recommendation.replicas(sync * SYNC, current, List.of(millis), 0);
    }

    @Test
    void use_over_target_times_pods_rounded_up() {
        assertThat(at(1, 1, 500)).isEqualTo(2);
        assertThat(at(2, 2, 600, 600)).isEqualTo(3);
    }

    @Test
    void a_tenth_more_or_less_changes_nothing() {
        assertThat(at(1, 2, 435, 435)).isEqualTo(2);
        assertThat(at(2, 2, 445, 445)).isEqualTo(3);
    }

    @Test
    void at_most_four_or_twice_as_many_and_never_beyond_the_bounds() {
        assertThat(at(1, 1, 2000)).isEqualTo(4);
        assertThat(at(2, 4, 2000, 2000, 2000, 2000)).isEqualTo(5);
    }

    @Test
    void the_highest_of_five_minutes_holds_before_it_scales_down() {
        assertThat(at(0, 3, 10, 10, 10)).isEqualTo(3);
        assertThat(at(20, 3, 10, 10, 10)).isEqualTo(3);
        assertThat(at(21, 3, 10, 10, 10)).isEqualTo(1);
    }

    @Test
    void pods_that_have_just_come_count_as_idle_when_it_would_scale_up() {
        assertThat(recommendation.replicas(SYNC, 2, List.of(700), 1)).isEqualTo(2);
        assertThat(recommendation.replicas(2 * SYNC, 2, List.of(2000), 1)).isEqualTo(4);
    }

    @Test
    void without_any_use_known_nothing_changes() {
        assertThat(recommendation.replicas(SYNC, 2, List.of(), 2)).isEqualTo(2);
    }

    @Test
    void bounds_that_cross_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoscaleSettings.DEFAULT.withReplicas(3, 2))
                .withMessageContaining("minReplicas 3");
    }
}
