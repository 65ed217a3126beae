package io.meshsim.engine.arrival;

import static io.meshsim.engine.arrival.ArrivalProcess.phase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Gaps of processes that leave nothing to chance, and what is refused. */
class ArrivalProcessTest {

    private static final Duration MS = Duration.ofMillis(1);

    @Test
    void even_arrivals_do_not_drift() {
        // thirds of a second round to 333,333,333, 666,666,667 and 1,000,000,000
        assertThat(gaps(ArrivalProcess.even(3), 6))
                .containsExactly(
                        333_333_333L,
                        333_333_334L,
                        333_333_333L,
                        333_333_333L,
                        333_333_334L,
                        333_333_333L);
    }

    @Test
    void a_batch_comes_at_one_instant() {
        assertThat(gaps(ArrivalProcess.even(1000).inBatchesOf(3), 7))
                .containsExactly(1_000_000L, 0L, 0L, 1_000_000L, 0L, 0L, 1_000_000L);
    }

    @Test
    void a_trace_ends() {
        ArrivalProcess trace = ArrivalProcess.trace(List.of(MS, MS, MS.multipliedBy(4)));

        assertThat(gaps(trace, 5))
                .containsExactly(1_000_000L, 0L, 3_000_000L, SimTime.NEVER, SimTime.NEVER);
        assertThat(gaps(trace.inBatchesOf(2), 7)).endsWith(3_000_000L, 0L, SimTime.NEVER);
    }

    @Test
    void a_repeated_trace_starts_anew_at_its_last_time() {
        ArrivalProcess trace = ArrivalProcess.repeatedTrace(List.of(MS, MS.multipliedBy(4)));

        assertThat(gaps(trace, 4)).containsExactly(1_000_000L, 3_000_000L, 1_000_000L, 3_000_000L);
    }

    @Test
    void steps_that_end_at_no_rate_end() {
        ArrivalProcess steps = ArrivalProcess.steps(phase(1e6, MS), phase(0, MS));
        Arrivals arrivals = steps.start(RandomStream.of(1, "test", "steps"));
        long timeNanos = 0;
        int count = 0;
        long gapNanos = arrivals.nextGapNanos();
        while (gapNanos != SimTime.NEVER) {
            timeNanos += gapNanos;
            count++;
            gapNanos = arrivals.nextGapNanos();
        }

        // Poisson with mean 1000: three and a half standard deviations of 31.6
        assertThat(count).isBetween(890, 1110);
        assertThat(timeNanos).isLessThanOrEqualTo(1_000_000);
        assertThat(arrivals.nextGapNanos()).isEqualTo(SimTime.NEVER);
    }

    @Test
    void arrivals_beyond_the_clock_never_come() {
        // one in thirty thousand million years
        double seldom = 1e-18;
        Duration centuries = Duration.ofNanos(Long.MAX_VALUE - 1);

        assertThat(gaps(ArrivalProcess.poisson(seldom), 1)).containsExactly(SimTime.NEVER);
        assertThat(gaps(ArrivalProcess.sinusoidal(seldom, MS, 1), 1))
                .containsExactly(SimTime.NEVER);
        assertThat(gaps(ArrivalProcess.steps(phase(1e6, MS), phase(seldom, MS)), 2_000))
                .endsWith(SimTime.NEVER);
        assertThat(gaps(ArrivalProcess.repeatedSteps(phase(1.1e-13, centuries)), 1))
                .containsExactly(SimTime.NEVER);
    }

    @Test
    void two_runs_of_one_process_have_nothing_in_common_but_the_pattern() {
        ArrivalProcess steps = ArrivalProcess.repeatedSteps(phase(100, MS), phase(200, MS));
        Arrivals first = steps.start(RandomStream.of(1, "test", "runs"));
        first.nextGapNanos();

        assertThat(gaps(steps, 3)).isEqualTo(gaps(steps, 3));
    }

    @Test
    void processes_print_as_a_person_would_say_them() {
        assertThat(ArrivalProcess.poisson(10)).hasToString("10.0 per second");
        assertThat(ArrivalProcess.even(10)).hasToString("10.0 per second, evenly spaced");
        assertThat(ArrivalProcess.repeatedSteps(phase(1, MS), phase(1, MS)))
                .hasToString("1.0 per second for 1ms, then 1.0 per second for 1ms, and again");
        assertThat(ArrivalProcess.sinusoidal(10, MS, 0.5).inBatchesOf(2))
                .hasToString("sine around 10.0 per second, swing 0.5, over 1ms, 2 at once");
        assertThat(ArrivalProcess.repeatedTrace(List.of(MS)))
                .hasToString("1 recorded over 1ms, and again");
    }

    @Test
    void nonsense_is_refused() {
        refused(() -> ArrivalProcess.poisson(0), "rate 0.0/s must be above 0 and at most 1e9");
        refused(() -> ArrivalProcess.even(2e9), "rate 2.0E9/s must be above 0 and at most 1e9");
        refused(
                () -> ArrivalProcess.poisson(Double.NaN),
                "rate NaN/s must be above 0 and at most 1e9");
        refused(() -> phase(-1, MS), "rate -1.0/s must be above 0 and at most 1e9");
        refused(() -> phase(1, Duration.ZERO), "the length of a phase must be longer than zero");
        refused(
                () -> ArrivalProcess.repeatedSteps(phase(0, MS)),
                "phases [0.0 per second for 1ms] must bring at least 0.001 arrivals together");
        refused(() -> ArrivalProcess.sinusoidal(1, MS, 1.5), "swing 1.5 must be between 0 and 1");
        refused(() -> ArrivalProcess.even(1).inBatchesOf(0), "batch size 0 must be at least 1");
        refused(() -> ArrivalProcess.trace(List.of()), "a trace needs at least one arrival");
        refused(
                () -> ArrivalProcess.repeatedTrace(List.of(Duration.ZERO)),
                "a trace that repeats needs an arrival later than its start");
        refused(
                () -> ArrivalProcess.trace(List.of(MS.multipliedBy(2), MS)),
                "arrival 2: 1ms must not be before the arrival above it, at 2ms");
    }

    @Test
    void a_trace_from_a_file_names_the_line_that_is_out_of_order() {
        CsvColumn column =
                CsvColumn.of("times.csv", List.of("at", "3", "", "2"), "at", Duration.ofSeconds(1));

        refused(
                () -> ArrivalProcess.trace(column),
                "times.csv, line 4: 2s must not be before the arrival above it, at 3s");
    }

    private static void refused(Runnable action, String message) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
    }

    private static List<Long> gaps(ArrivalProcess process, int count) {
        Arrivals arrivals = process.start(RandomStream.of(1, "test", "gaps"));
        return LongStream.generate(arrivals::nextGapNanos).limit(count).boxed().toList();
    }
}
