package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shuffled ties change the order of equal times, and of nothing else. */
class TieModeTest {

    private static final List<Integer> IN_ORDER = IntStream.range(0, 20).boxed().toList();

    @Test
    void first_come_runs_equal_times_in_the_order_of_scheduling() {
        assertThat(order(1, TieMode.FIRST_COME)).isEqualTo(IN_ORDER);
        assertThat(order(2, TieMode.FIRST_COME)).isEqualTo(IN_ORDER);
    }

    @Test
    void shuffled_runs_equal_times_in_an_order_drawn_from_the_seed() {
        List<Integer> once = order(1, TieMode.SHUFFLED);

        assertThat(once).isNotEqualTo(IN_ORDER).containsExactlyInAnyOrderElementsOf(IN_ORDER);
        assertThat(order(1, TieMode.SHUFFLED)).isEqualTo(once);
        assertThat(order(2, TieMode.SHUFFLED)).isNotEqualTo(once);
    }

    @Test
    void either_of_two_ties_comes_first_about_as_often() {
        long swapped =
                IntStream.range(0, 1_000)
                        .filter(seed -> order(seed, TieMode.SHUFFLED, 2).get(0) == 1)
                        .count();

        // 1,000 fair coins: 500 plus or minus 3.29 * sqrt(250) at 99.9 %
        assertThat(swapped).isBetween(448L, 552L);
    }

    @Test
    void shuffled_never_reorders_different_times() {
        Simulation sim = new Simulation(3, TieMode.SHUFFLED);
        List<Integer> seen = new ArrayList<>();
        Event event = sim.event("e", seen::add);
        for (int time : new int[] {9, 3, 7, 1, 5, 8, 2, 6, 4, 0}) {
            event.after(time, time);
        }
        sim.runFor(10);

        assertThat(seen).isEqualTo(IntStream.range(0, 10).boxed().toList());
    }

    private static List<Integer> order(long seed, TieMode ties) {
        return order(seed, ties, 20);
    }

    private static List<Integer> order(long seed, TieMode ties, int events) {
        Simulation sim = new Simulation(seed, ties);
        List<Integer> seen = new ArrayList<>();
        Event event = sim.event("e", seen::add);
        for (int i = 0; i < events; i++) {
            event.after(10, i);
        }
        sim.runFor(10);
        return seen;
    }
}
