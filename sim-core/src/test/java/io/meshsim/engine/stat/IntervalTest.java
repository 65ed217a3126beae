package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.RandomStream;
import org.junit.jupiter.api.Test;

/** An interval says what is known about a mean, and holds it as often as it says. */
class IntervalTest {

    @Test
    void students_interval_is_the_one_of_the_definition() {
        Tally tally = tally(2, 4, 4, 4, 5, 5, 7, 9);

        Interval interval = Interval.student(tally, 0.95);

        // mean 5, variance 32 / 7, t of 7 degrees at 0.975 is 2.3646
        double halfWidth = 2.3646 * StrictMath.sqrt(32.0 / 7 / 8);
        assertThat(interval.mean()).isEqualTo(5);
        assertThat(interval.halfWidth()).isCloseTo(halfWidth, within(1e-4));
        assertThat(interval.relativeHalfWidth()).isCloseTo(halfWidth / 5, within(1e-4));
        assertThat(interval.contains(5 + halfWidth + 1e-3)).isFalse();
        assertThat(interval.contains(5 - halfWidth + 1e-3)).isTrue();
    }

    @Test
    void it_prints_as_many_digits_as_are_known() {
        assertThat(Interval.around(12.3456, 0.5612, 0.95)).hasToString("12.35 ± 0.56 (95 %)");
        assertThat(Interval.around(12_345, 678, 0.999)).hasToString("12350 ± 680 (99.9 %)");
        assertThat(Interval.around(0.001234, 0.000099, 0.9))
                .hasToString("0.001234 ± 0.000099 (90 %)");
        assertThat(new Interval(5, 4.25, 6.5, 0.95)).hasToString("5.0 [4.3, 6.5] (95 %)");
        assertThat(Interval.around(3, 0, 0.95)).hasToString("3 ± 0 (95 %)");
    }

    @Test
    void one_observation_says_nothing_about_its_error() {
        Interval interval = Interval.student(tally(7), 0.95);

        assertThat(interval.contains(-1e300)).isTrue();
        assertThat(interval).hasToString("7 ± unknown (95 %)");
    }

    @Test
    void the_relative_half_width_of_zero_is_infinite() {
        assertThat(Interval.around(0, 1, 0.95).relativeHalfWidth()).isInfinite();
        assertThat(Interval.around(-10, 1, 0.95).relativeHalfWidth()).isEqualTo(0.1);
    }

    @Test
    void what_is_no_interval_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.around(1, 1, 95))
                .withMessage("confidence 95.0 must be between 0 and 1, such as 0.95");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.around(1, -1, 0.95))
                .withMessageContaining("must not be greater than high end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.around(Double.NaN, 1, 0.95))
                .withMessage("mean NaN must be a finite number");
    }

    @Test
    void students_interval_of_normal_observations_holds_the_mean_as_often_as_it_says() {
        RandomStream stream = RandomStream.of(1, "interval", "normal");
        int held = 0;
        int heldByNormalQuantile = 0;
        for (int i = 0; i < 2_000; i++) {
            Tally tally = new Tally();
            for (int j = 0; j < 5; j++) {
                tally.add(10 + stream.nextGaussian());
            }
            Interval tooNarrow = Interval.around(tally.mean(), 1.96 * tally.standardError(), 0.95);
            held += Interval.student(tally, 0.95).contains(10) ? 1 : 0;
            heldByNormalQuantile += tooNarrow.contains(10) ? 1 : 0;
        }

        assertThat(Binomial.accepts(held, 2_000, 0.95, 0.999)).isTrue();
        // The test has power: with four degrees 1.96 standard errors hold it in 88 of 100 only.
        assertThat(Binomial.accepts(heldByNormalQuantile, 2_000, 0.95, 0.999)).isFalse();
    }

    private static Tally tally(double... observations) {
        Tally tally = new Tally();
        for (double each : observations) {
            tally.add(each);
        }
        return tally;
    }
}
