package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Samplers fit their laws, and the same check refuses samplers that are a little wrong. */
class FitTest {

    private static final int DRAWS = 40_000;
    private static final Duration MS = Duration.ofMillis(1);
    private static final Duration HUNDRED_MS = Duration.ofMillis(100);

    /** Law, and its share at or below so many milliseconds. */
    static Stream<Arguments> laws() {
        return Stream.of(
                law(Distribution.uniform(MS, MS.multipliedBy(3)), x -> (x - 1) / 2),
                law(Distribution.exponential(MS), Shares::exponential),
                law(Distribution.lognormal(MS, 0.5), x -> Shares.normal(Math.log(x) / 0.5)),
                law(Distribution.gamma(MS, 0.3), x -> Shares.gamma(0.3, x * 0.3)),
                law(Distribution.gamma(MS, 1), Shares::exponential),
                law(Distribution.gamma(MS, 2.5), x -> Shares.gamma(2.5, x * 2.5)),
                law(Distribution.gamma(MS, 40), x -> Shares.gamma(40, x * 40)),
                law(Distribution.weibull(MS, 0.7), x -> Shares.weibull(0.7, x)),
                law(Distribution.weibull(MS, 3), x -> Shares.weibull(3, x)),
                law(Distribution.pareto(MS, 1.5), x -> Shares.pareto(1.5, 1e300, x)),
                law(Distribution.pareto(MS, 1, HUNDRED_MS), x -> Shares.pareto(1, 100, x)),
                law(
                        Distribution.mixture(
                                Distribution.part(3, Distribution.exponential(MS)),
                                Distribution.part(1, Distribution.uniform(MS, MS.multipliedBy(9)))),
                        x -> 0.75 * Shares.exponential(x) + 0.25 * between(x, 1, 9)),
                law(
                        Distribution.interpolated(
                                List.of(MS, MS.multipliedBy(9), MS.multipliedBy(2))),
                        x -> 0.5 * between(x, 1, 2) + 0.5 * between(x, 2, 9)),
                law(Distribution.exponential(MS).plus(MS), x -> Shares.exponential(x - 1)));
    }

    private static Arguments law(Distribution law, DoubleUnaryOperator share) {
        return Arguments.of(law, share);
    }

    private static double between(double x, double low, double high) {
        return Math.max(0, Math.min(1, (x - low) / (high - low)));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void draws_fit_their_law(Distribution law, DoubleUnaryOperator share) {
        RandomStream stream = RandomStream.of(1, "fit", law.toString());
        Fit fit = new Fit(draws(() -> law.sampleNanos(stream) / 1e6), share);

        assertThat(fit).matches(Fit::isGood);
    }

    @Test
    void normal_draws_fit_the_normal_law() {
        RandomStream stream = RandomStream.of(1, "fit", "normal");

        assertThat(new Fit(draws(stream::nextGaussian), Shares::normal)).matches(Fit::isGood);
    }

    @Test
    void exponential_draws_fit_beyond_the_edge_of_the_tail_too() {
        // one draw in 2200 is there; minus the edge, they are exponential again
        RandomStream stream = RandomStream.of(1, "fit", "tail");
        double[] beyond =
                DoubleStream.generate(stream::nextExponential)
                        .map(x -> x - ExponentialZiggurat.TAIL_EDGE)
                        .filter(x -> x >= 0)
                        .limit(250)
                        .toArray();

        assertThat(new Fit(beyond, Shares::exponential)).matches(Fit::isGood);
    }

    @Test
    void normal_draws_fit_beyond_the_edge_of_the_tail_too() {
        // one draw in 3900 is there, on either side
        double edge = NormalZiggurat.TAIL_EDGE;
        RandomStream stream = RandomStream.of(1, "fit", "normal tail");
        double[] beyond =
                DoubleStream.generate(stream::nextGaussian)
                        .map(Math::abs)
                        .filter(x -> x >= edge)
                        .limit(250)
                        .toArray();
        double above = 1 - Shares.normal(edge);

        assertThat(new Fit(beyond, x -> 1 - (1 - Shares.normal(x)) / above)).matches(Fit::isGood);
    }

    @Test
    void a_mean_that_is_off_by_three_percent_is_refused() {
        RandomStream stream = RandomStream.of(1, "fit", "wrong mean");
        Fit fit = new Fit(draws(() -> 1.03 * stream.nextExponential()), Shares::exponential);

        assertThat(fit.kolmogorovSmirnov()).isGreaterThan(1.95);
        assertThat(fit).matches(refused -> !refused.isGood());
    }

    @Test
    void a_ziggurat_without_its_tail_is_refused() {
        // cut at 4, where 1.8 % of the draws would be; they are drawn anew
        RandomStream stream = RandomStream.of(1, "fit", "no tail");
        Fit fit =
                new Fit(
                        DoubleStream.generate(stream::nextExponential)
                                .filter(x -> x < 4)
                                .limit(DRAWS)
                                .toArray(),
                        Shares::exponential);

        assertThat(fit.chiSquare()).isGreaterThan(85.35);
        assertThat(fit).matches(refused -> !refused.isGood());
    }

    @Test
    void a_dent_in_a_law_is_refused() {
        // every other draw of one cell of fifty is missing
        RandomStream stream = RandomStream.of(1, "fit", "dent");
        Fit fit =
                new Fit(
                        DoubleStream.generate(stream::nextDouble)
                                .filter(x -> x < 0.5 || x > 0.51)
                                .limit(DRAWS)
                                .toArray(),
                        x -> x);

        assertThat(fit).matches(refused -> !refused.isGood());
    }

    private static double[] draws(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(DRAWS).toArray();
    }
}
