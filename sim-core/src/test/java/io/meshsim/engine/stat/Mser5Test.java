package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.random.RandomStream;
import org.junit.jupiter.api.Test;

/** MSER-5 cuts off a warm-up and nothing else. */
class Mser5Test {

    @Test
    void a_start_unlike_the_rest_is_cut_off() {
        Mser5 run = new Mser5();
        for (int i = 0; i < 20; i++) {
            run.add(100);
        }
        addAround(run, 10, 980);

        assertThat(run.truncation().orElse(-1)).isBetween(20L, 120L);
        assertThat(Interval.student(run.remaining(), 0.999).contains(10)).isTrue();
    }

    @Test
    void a_run_that_begins_as_it_goes_on_keeps_nearly_all() {
        Mser5 run = new Mser5();
        addAround(run, 10, 1_000);

        assertThat(run.truncation().orElse(-1)).isBetween(0L, 100L);
    }

    @Test
    void the_cut_is_the_one_of_the_definition() {
        // Means of five: 4 0 2 0 2 0 2 0 2 0. Squares of distances over n²:
        // all ten 15.6 / 100, from the second 8.89 / 81 = 0.110, from the third 8 / 64 = 0.125
        Mser5 run = new Mser5();
        for (double mean : new double[] {4, 0, 2, 0, 2, 0, 2, 0, 2, 0}) {
            for (int i = 0; i < 5; i++) {
                run.add(mean);
            }
        }

        assertThat(run.truncation()).hasValue(5);
        assertThat(run.remaining().count()).isEqualTo(9);
    }

    @Test
    void a_run_that_has_not_settled_gives_no_cut() {
        Mser5 rising = new Mser5();
        for (int i = 0; i < 500; i++) {
            rising.add(i);
        }

        assertThat(rising.truncation()).isEmpty();
        assertThat(new Mser5().truncation()).isEmpty();
    }

    private static void addAround(Mser5 run, double mean, int count) {
        RandomStream stream = RandomStream.of(1, "mser", "noise");
        for (int i = 0; i < count; i++) {
            run.add(mean + stream.nextGaussian());
        }
    }
}
