package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.stat.Tally;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
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
        Stream<Arguments> simple =
                Stream.of(
                        Arguments.of(Distribution.constant(ms), 1e6, 0.0),
                        Arguments.of(
                                Distribution.uniform(ms, ms.multipliedBy(3)),
                                2e6,
                                2e6 / Math.sqrt(12)),
                        Arguments.of(Distribution.exponential(ms), 1e6, 1e6),
                        Arguments.of(
                                Distribution.lognormal(ms, 0.5),
                                1e6 * Math.exp(0.125),
                                1e6 * spread),
                        // gamma: the mean over the root of the shape
                        Arguments.of(Distribution.gamma(ms, 4), 1e6, 0.5e6),
                        Arguments.of(Distribution.gamma(ms, 0.25), 1e6, 2e6),
                        // Weibull of shape 1/2: G(3) = 2 and G(5) - G(3)^2 = 20
                        Arguments.of(Distribution.weibull(ms, 0.5), 2e6, 1e6 * Math.sqrt(20)),
                        // Pareto: a/(a-1) and a/(a-2) - (a/(a-1))^2 for a = 6
                        Arguments.of(
                                Distribution.pareto(ms, 6), 1.2e6, 1e6 * Math.sqrt(1.5 - 1.44)),
                        // Pareto of shape 1 from 1 to 4: ln 4 / (3/4) and 3 / (3/4) - its square
                        Arguments.of(
                                Distribution.pareto(ms, 1, ms.multipliedBy(4)),
                                1e6 * Math.log(4) / 0.75,
                                1e6 * Math.sqrt(4 - Math.pow(Math.log(4) / 0.75, 2))),
                        // Pareto of shape 2 from 1 to 2: 2 (1 - 1/2) / (3/4) and 2 ln 2 / (3/4) -
                        // its
                        // square
                        Arguments.of(
                                Distribution.pareto(ms, 2, ms.multipliedBy(2)),
                                1e6 * 4 / 3,
                                1e6 * Math.sqrt(2 * Math.log(2) / 0.75 - 16.0 / 9)));
        return Stream.concat(simple, composed(ms));
    }

    /** Laws made of observations or of other laws. */
    private static Stream<Arguments> composed(Duration ms) {
        return Stream.of(
                // 1, 1, 4: mean 2, squares 1 + 1 + 4 over 3
                Arguments.of(
                        Distribution.empirical(List.of(ms, ms.multipliedBy(4), ms)),
                        2e6,
                        1e6 * Math.sqrt(2)),
                // half at 1, half uniform from 1 to 4: mean 1.75, second moment (1 + 7)/2
                Arguments.of(
                        Distribution.interpolated(List.of(ms, ms.multipliedBy(4), ms)),
                        1.75e6,
                        1e6 * Math.sqrt(4 - 1.75 * 1.75)),
                // 3/4 exponential with mean 1, 1/4 constant 5: mean 2, second moment 1.5 + 6.25
                Arguments.of(
                        Distribution.mixture(
                                Distribution.part(3, Distribution.exponential(ms)),
                                Distribution.part(1, Distribution.constant(ms.multipliedBy(5)))),
                        2e6,
                        1e6 * Math.sqrt(7.75 - 4)),
                Arguments.of(Distribution.exponential(ms).plus(ms), 2e6, 1e6));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void draws_have_the_mean_and_spread_of_the_law(Distribution law, double mean, double spread) {
        RandomStream stream = RandomStream.of(1, "test", law.toString());
        Tally tally = new Tally();
        for (int i = 0; i < DRAWS; i++) {
            tally.add((double) law.sampleNanos(stream));
        }

        // the mean at 99.9 %; the spread within 5 %, some six standard errors of light tails
        double halfWidth = 3.29 * spread / Math.sqrt(DRAWS);
        assertThat(tally.mean()).isBetween(mean - halfWidth, mean + halfWidth);
        assertThat(Math.sqrt(tally.variance())).isBetween(0.95 * spread, 1.05 * spread);
        assertThat(law.meanNanos()).isBetween(mean - 1, mean + 1);
        assertThat(law.standardDeviationNanos()).isBetween(spread - 1, spread + 1);
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
    void bounds_are_kept() {
        Duration ms = Duration.ofMillis(1);
        assertThat(range(Distribution.pareto(ms, 0.1, ms.multipliedBy(2)))).isEqualTo("1ms to 2ms");
        assertThat(range(Distribution.interpolated(List.of(ms, ms)))).isEqualTo("1ms to 1ms");
        assertThat(range(Distribution.empirical(List.of(ms)))).isEqualTo("1ms to 1ms");
        assertThat(range(Distribution.gamma(Duration.ZERO, 2))).isEqualTo("0s to 0s");
        assertThat(range(Distribution.constant(ms).plus(ms))).isEqualTo("2ms to 2ms");
    }

    /** The smallest and the largest of many draws, in microseconds that are whole. */
    private static String range(Distribution law) {
        RandomStream stream = RandomStream.of(1, "test", "range");
        LongSummaryStatistics draws =
                LongStream.generate(() -> law.sampleNanos(stream))
                        .limit(20_000)
                        .summaryStatistics();
        assertThat(draws.getMin()).isNotNegative();
        return text(draws.getMin()) + " to " + text(draws.getMax());
    }

    private static String text(long nanos) {
        return Words.length(StrictMath.round(nanos / 1e3) * 1_000);
    }

    @Test
    void a_part_without_weight_is_never_drawn() {
        Distribution law =
                Distribution.mixture(
                        Distribution.part(0, Distribution.constant(Duration.ofDays(1))),
                        Distribution.part(1e-300, Distribution.constant(Duration.ofNanos(7))),
                        Distribution.part(0, Distribution.pareto(Duration.ofDays(1), 1.5)));

        assertThat(range(law)).isEqualTo("0s to 0s");
        assertThat(law.meanNanos()).isEqualTo(7);
        assertThat(law.standardDeviationNanos()).isZero();
    }

    @Test
    void a_draw_beyond_the_clock_is_never_rather_than_negative() {
        Duration centuries = Duration.ofNanos(Long.MAX_VALUE - 1);
        RandomStream stream = RandomStream.of(1, "test", "never");

        assertThat(Distribution.constant(centuries).plus(centuries).sampleNanos(stream))
                .isEqualTo(SimTime.NEVER);
        assertThat(Distribution.pareto(centuries, 1.5).sampleNanos(stream))
                .isEqualTo(SimTime.NEVER);
    }

    @Test
    void an_infinite_deviation_is_said() {
        assertThat(Distribution.pareto(Duration.ofMillis(1), 2).standardDeviationNanos())
                .isInfinite();
    }

    @Test
    void laws_print_as_a_person_would_say_them() {
        Duration ms = Duration.ofMillis(1);
        assertThat(Distribution.gamma(ms, 2)).hasToString("gamma with mean 1ms, shape 2.0");
        assertThat(Distribution.pareto(ms, 1.5)).hasToString("Pareto from 1ms, shape 1.5");
        assertThat(Distribution.pareto(ms, 1, ms.multipliedBy(2)))
                .hasToString("Pareto from 1ms to 2ms, shape 1.0");
        assertThat(Distribution.empirical(List.of(ms, ms)))
                .hasToString("one of 2 observations from 1ms to 1ms");
        assertThat(
                        Distribution.mixture(
                                Distribution.part(2, Distribution.exponential(ms).plus(ms)),
                                Distribution.part(1, Distribution.weibull(ms, 3))))
                .hasToString(
                        "mixture (2.0 of 1ms plus exponential with mean 1ms, 1.0 of Weibull with"
                                + " scale 1ms, shape 3.0)");
    }

    @Test
    void nonsense_is_refused() {
        Duration ms = Duration.ofMillis(1);
        refused(() -> Distribution.gamma(ms, 0), "shape 0.0 must be between 0.1 and 1000");
        refused(
                () -> Distribution.weibull(ms, Double.NaN),
                "shape NaN must be between 0.1 and 1000");
        refused(
                () -> Distribution.pareto(ms, 1),
                "shape 1.0 must be above 1, or the law needs an upper bound: its mean is infinite");
        refused(() -> Distribution.pareto(Duration.ZERO, 2), "low 0s must be above 0");
        refused(() -> Distribution.pareto(ms, 2, ms), "high 1ms must be above low 1ms");
        refused(() -> Distribution.empirical(List.of()), "observations: 0 must be at least 1");
        refused(() -> Distribution.interpolated(List.of(ms)), "observations: 1 must be at least 2");
        refused(
                () -> Distribution.mixture(),
                "a mixture needs at least one part with a weight above 0");
        refused(
                () -> Distribution.part(-1, Distribution.constant(ms)),
                "weight -1.0 must be a number of at least 0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.uniform(Duration.ofNanos(2), Duration.ofNanos(1)))
                .withMessage("high 1 ns must not be less than low 2 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.lognormal(Duration.ofNanos(2), Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.exponential(Duration.ofNanos(-1)));
    }

    private static void refused(Runnable action, String message) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
    }
}
