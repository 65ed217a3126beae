package io.meshsim.engine.arrival;

import static io.meshsim.engine.arrival.ArrivalProcess.phase;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.AllocatedBytes;
import io.meshsim.engine.random.Distribution;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws are made for every request, so they allocate nothing. */
class AllocationTest {

    private static final Duration MS = Duration.ofMillis(1);
    private static final int DRAWS = 10_000;

    static Stream<Distribution> laws() {
        return Stream.of(
                Distribution.uniform(MS, MS.multipliedBy(2)),
                Distribution.exponential(MS),
                Distribution.lognormal(MS, 1),
                Distribution.gamma(MS, 0.5),
                Distribution.weibull(MS, 2),
                Distribution.pareto(MS, 2),
                Distribution.empirical(List.of(MS, MS.multipliedBy(2))),
                Distribution.interpolated(List.of(MS, MS.multipliedBy(2))),
                Distribution.mixture(
                        Distribution.part(1, Distribution.exponential(MS)),
                        Distribution.part(1, Distribution.constant(MS).plus(MS))));
    }

    static Stream<ArrivalProcess> processes() {
        return Stream.of(
                ArrivalProcess.poisson(100),
                ArrivalProcess.even(100),
                ArrivalProcess.repeatedSteps(phase(100, MS), phase(900, MS)),
                ArrivalProcess.sinusoidal(100, MS, 0.9),
                ArrivalProcess.bursts(phase(100, MS), phase(900, MS)).inBatchesOf(2),
                ArrivalProcess.repeatedTrace(List.of(MS, MS.multipliedBy(2))));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void a_draw_allocates_nothing(Distribution law) {
        RandomStream stream = RandomStream.of(1, "allocation", "law");

        assertThatItAllocatesNothing(() -> law.sampleNanos(stream));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_gap_allocates_nothing(ArrivalProcess process) {
        assertThatItAllocatesNothing(
                process.start(RandomStream.of(1, "allocation", "gap"))::nextGapNanos);
    }

    @Test
    void a_draw_that_allocates_is_noticed() {
        RandomStream stream = RandomStream.of(1, "allocation", "planted");
        Duration[] kept = new Duration[1];

        assertThat(
                        allocatedBytes(
                                () -> {
                                    kept[0] = Duration.ofNanos(stream.nextLong() >>> 1);
                                    return 1;
                                }))
                .isGreaterThan(DRAWS);
    }

    /** Less than a byte per draw: the measurement itself may cost some. */
    private static void assertThatItAllocatesNothing(LongSupplier draw) {
        assertThat(allocatedBytes(draw)).isLessThan(DRAWS);
    }

    private static long allocatedBytes(LongSupplier draw) {
        return AllocatedBytes.leastOf(() -> assertThat(run(draw)).isNotZero());
    }

    private static long run(LongSupplier draw) {
        long sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += draw.getAsLong();
        }
        return sum;
    }
}
