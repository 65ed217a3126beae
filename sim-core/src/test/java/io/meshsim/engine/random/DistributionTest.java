package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.stat.Tally;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws have the mean and the variance of their law. */
class DistributionTest {

    private static final int DRAWS = 20_000;

    /** Law, mean and standard deviation in nanoseconds, by the textbook. */
    static Stream<Arguments> laws() {
        Duration ms = Duration.ofMillis(1);
        double spread = Math.sqrt(Math.expm1(0.25)) * Math.exp(0.125);
        return Stream.of(
                Arguments.of(Distribution.constant(ms), 1e6, 0.0),
                Arguments.of(
                        Distribution.uniform(ms, ms.multipliedBy(3)), 2e6, 2e6 / Math.sqrt(12)),
                Arguments.of(Distribution.exponential(ms), 1e6, 1e6),
                Arguments.of(Distribution.lognormal(ms, 0.5), 1e6 * Math.exp(0.125), 1e6 * spread));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void draws_have_the_mean_and_spread_of_the_law(Distribution law, double mean, double spread) {
        RandomStream stream = RandomStream.of(1, "test", law.toString());
        Tally tally = new Tally();
        for (int i = 0; i < DRAWS; i++) {
            tally.add((double) law.sampleNanos(stream));
        }

        // the mean at 99.9 %; the spread within 5 %, more than six of its standard errors
        double halfWidth = 3.29 * spread / Math.sqrt(DRAWS);
        assertThat(tally.mean()).isBetween(mean - halfWidth, mean + halfWidth);
        assertThat(Math.sqrt(tally.variance())).isBetween(0.95 * spread, 1.05 * spread);
        assertThat(law.meanNanos()).isBetween(mean - 1, mean + 1);
        assertThat(tally.min()).isNotNegative();
    }

    @Test
    void a_uniform_law_reaches_both_ends_and_goes_no_further() {
        Distribution law = Distribution.uniform(Duration.ofNanos(5), Duration.ofNanos(7));
        RandomStream stream = RandomStream.of(1, "test", "ends");
        Tally tally = new Tally();
        for (int i = 0; i < 1_000; i++) {
            tally.add((double) law.sampleNanos(stream));
        }

        assertThat(tally.min()).isEqualTo(5);
        assertThat(tally.max()).isEqualTo(7);
    }

    @Test
    void a_normal_draw_has_mean_zero_and_variance_one() {
        RandomStream stream = RandomStream.of(1, "test", "normal");
        Tally tally = new Tally();
        for (int i = 0; i < DRAWS; i++) {
            tally.add(stream.nextGaussian());
        }

        // standard errors: 1 / sqrt(20000) = 0.0071 and sqrt(2 / 20000) = 0.01, 3.29 of each
        assertThat(tally.mean()).isBetween(-0.0233, 0.0233);
        assertThat(tally.variance()).isBetween(0.967, 1.033);
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.uniform(Duration.ofNanos(2), Duration.ofNanos(1)))
                .withMessage("high 1 ns must not be less than low 2 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.lognormal(Duration.ofNanos(2), Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.exponential(Duration.ofNanos(-1)));
    }
}
