package io.meshsim.engine.arrival;

import static io.meshsim.engine.arrival.ArrivalProcess.phase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.Fit;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arrivals come at their rate, whenever that changes: measured on a clock that runs as fast as
 * arrivals are expected, the gaps of any Poisson process are exponential with mean 1.
 */
class ArrivalFitTest {

    private static final int ARRIVALS = 30_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Processes, and how many arrivals are expected up to so many seconds. */
    static Stream<Arguments> processes() {
        return Stream.of(
                process(ArrivalProcess.poisson(200), t -> 200 * t),
                process(
                        ArrivalProcess.steps(
                                phase(1000, SECOND.multipliedBy(10)),
                                phase(0, SECOND.multipliedBy(5)),
                                phase(3000, SECOND)),
                        t -> t < 10 ? 1000 * t : 10_000 + 3000 * Math.max(0, t - 15)),
                process(
                        ArrivalProcess.repeatedSteps(
                                phase(100, SECOND), phase(0, SECOND), phase(5, SECOND)),
                        ArrivalFitTest::expectedOfCycles),
                process(
                        ArrivalProcess.sinusoidal(100, SECOND.multipliedBy(3), 0.9),
                        t -> 100 * (t + 0.9 * 3 / (2 * Math.PI) * (1 - cosine(t / 3)))),
                process(ArrivalProcess.bursts(phase(50, SECOND), phase(50, SECOND)), t -> 50 * t));
    }

    private static Arguments process(ArrivalProcess process, DoubleUnaryOperator expected) {
        return Arguments.of(process, expected);
    }

    /** Cycles of three seconds with 105 arrivals. */
    private static double expectedOfCycles(double t) {
        double into = t % 3;
        double here = into < 1 ? 100 * into : 100 + 5 * Math.max(0, into - 2);
        return 105 * Math.floor(t / 3) + here;
    }

    private static double cosine(double turns) {
        return Math.cos(2 * Math.PI * turns);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void on_the_clock_of_expected_arrivals_gaps_are_exponential(
            ArrivalProcess process, DoubleUnaryOperator expected) {
        assertThat(gaps(process, expected)).matches(Fit::isGood);
    }

    @Test
    void a_rate_that_is_off_by_three_percent_is_refused() {
        assertThat(gaps(ArrivalProcess.poisson(206), t -> 200 * t)).matches(fit -> !fit.isGood());
    }

    @Test
    void a_sine_that_starts_at_its_peak_is_refused() {
        ArrivalProcess sine = ArrivalProcess.sinusoidal(100, SECOND.multipliedBy(3), 0.9);

        Fit fit = gaps(sine, t -> 100 * (t + 0.9 * 3 / (2 * Math.PI) * Math.sin(2.0943951 * t)));

        assertThat(fit).matches(refused -> !refused.isGood());
    }

    private static Fit gaps(ArrivalProcess process, DoubleUnaryOperator expected) {
        Arrivals arrivals = process.start(RandomStream.of(1, "fit", process.toString()));
        double[] gaps = new double[ARRIVALS];
        long timeNanos = 0;
        double before = 0;
        for (int i = 0; i < ARRIVALS; i++) {
            timeNanos += arrivals.nextGapNanos();
            double now = expected.applyAsDouble(timeNanos / 1e9);
            gaps[i] = now - before;
            before = now;
        }
        return new Fit(gaps, gap -> -Math.expm1(-gap));
    }

    @Test
    void gaps_of_an_on_off_process_have_their_known_law() {
        // Kuczura (Bell System Technical Journal 52, 1973): with rate l while on, and 1/b and 1/q
        // for
        // the ends of on and off, gaps are exponential with rate r1 or r2, the roots of
        // r^2 - (l + 1/b + 1/q) r + l/q, the first with probability (l - r2)/(r1 - r2)
        double l = 400;
        double on = 1 / 0.05;
        double off = 1 / 0.2;
        double sum = l + on + off;
        double root = Math.sqrt(sum * sum - 4 * l * off);
        double r1 = (sum + root) / 2;
        double r2 = (sum - root) / 2;
        double p = (l - r2) / (r1 - r2);
        ArrivalProcess process =
                ArrivalProcess.bursts(
                        phase(0, Duration.ofMillis(200)), phase(l, Duration.ofMillis(50)));
        Arrivals arrivals = process.start(RandomStream.of(1, "fit", "on and off"));
        arrivals.nextGapNanos(); // starts at any time, not at an arrival
        double[] gaps = new double[ARRIVALS];
        for (int i = 0; i < ARRIVALS; i++) {
            gaps[i] = arrivals.nextGapNanos() / 1e9;
        }

        assertThat(new Fit(gaps, t -> 1 - p * Math.exp(-r1 * t) - (1 - p) * Math.exp(-r2 * t)))
                .matches(Fit::isGood);
    }

    @Test
    void bursts_start_as_if_they_had_always_run() {
        // bursts take a fifth of the time: 2000 starts, three and a half standard errors of
        // 0.4/44.7
        ArrivalProcess process =
                ArrivalProcess.bursts(
                        phase(0.001, Duration.ofSeconds(400)), phase(1e6, Duration.ofSeconds(100)));
        int inBurst = 0;
        for (int i = 0; i < 2_000; i++) {
            Arrivals arrivals = process.start(RandomStream.of(i, "fit", "starts"));
            inBurst += arrivals.nextGapNanos() < 1_000_000 ? 1 : 0;
        }

        assertThat(inBurst / 2_000.0).isCloseTo(0.2, within(0.031));
    }
}
