package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A bootstrap interval comes from the observations alone, and from its stream. */
class BootstrapTest {

    private static final Bootstrap NINETY = new Bootstrap(0.9, 1_000);

    @Test
    void for_a_mean_of_many_it_is_about_students() {
        double[] values = exponential(200, 1);
        Tally tally = new Tally();
        Arrays.stream(values).forEach(tally::add);

        Interval bootstrap = NINETY.mean(values, stream(1));
        Interval student = Interval.student(tally, 0.9);

        assertThat(bootstrap.mean()).isCloseTo(student.mean(), within(1e-12));
        assertThat(bootstrap.halfWidth() / student.halfWidth()).isCloseTo(1, within(0.1));
    }

    @Test
    void it_serves_statistics_without_a_formula() {
        double[] values = exponential(400, 2);

        Interval median = NINETY.interval(values, BootstrapTest::median, stream(2));

        assertThat(median.contains(StrictMath.log(2))).isTrue();
        // The standard error of a median is 1 / (2 f √n) = 1 / (2 · 0.5 · 20); 1.645 of these.
        assertThat(median.halfWidth()).isCloseTo(1.645 / 20, within(0.03));
    }

    @Test
    void the_same_stream_gives_the_same_interval() {
        double[] values = exponential(20, 3);

        assertThat(NINETY.mean(values, stream(3))).isEqualTo(NINETY.mean(values, stream(3)));
        assertThat(NINETY.mean(values, stream(3))).isNotEqualTo(NINETY.mean(values, stream(4)));
    }

    @Test
    void it_holds_the_mean_of_many_as_often_as_it_says() {
        Bootstrap quick = new Bootstrap(0.9, 200);
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            held += quick.mean(exponential(60, 100 + seed), stream(seed)).contains(1) ? 1 : 0;
        }

        assertThat(Binomial.accepts(held, 200, 0.9, 0.999)).isTrue();
    }

    @Test
    void nothing_to_draw_from_or_too_few_draws_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NINETY.mean(new double[0], stream(1)))
                .withMessage("a bootstrap needs at least one observation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(0.9, 99))
                .withMessage("resamples 99 must be at least 100");
    }

    private static RandomStream stream(long seed) {
        return RandomStream.of(seed, "bootstrap", "resamples");
    }

    private static double[] exponential(int count, long seed) {
        RandomStream stream = RandomStream.of(seed, "bootstrap", "observations");
        double[] values = new double[count];
        Arrays.setAll(values, i -> stream.nextExponential());
        return values;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
