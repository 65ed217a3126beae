package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.AllocatedBytes;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A histogram of latencies keeps the digits it states in the memory it needs. */
class LatencyHistogramTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void every_percentile_is_right_to_the_stated_digits(int digits) {
        LatencyHistogram histogram = new LatencyHistogram(digits, Duration.ofNanos(1), HOUR);
        RandomStream stream = RandomStream.of(1, "histogram", "latencies");
        long[] latencies = new long[2_000];
        Arrays.setAll(latencies, i -> StrictMath.round(StrictMath.exp(24 * stream.nextDouble())));
        Arrays.stream(latencies).forEach(histogram::record);
        Arrays.sort(latencies);

        for (int percent = 1; percent <= 100; percent++) {
            double exact = latencies[20 * percent - 1];
            assertThat(histogram.percentileNanos(percent) / exact)
                    .isCloseTo(1, within(StrictMath.pow(10, -digits)));
        }
    }

    @Test
    void what_is_finer_than_stated_is_not_told_apart() {
        LatencyHistogram histogram = new LatencyHistogram(2, MICRO, HOUR);
        histogram.record(100);
        histogram.record(1_000_000);

        assertThat((double) histogram.percentileNanos(50)).isCloseTo(100, within(1_000.0));
        assertThat((double) histogram.percentileNanos(100)).isCloseTo(1e6, within(1e4));
    }

    @Test
    void a_histogram_takes_no_more_than_its_latencies_need() {
        long empty = allocatedBy(() -> new LatencyHistogram(2, MICRO, HOUR).count());
        long second = allocatedBy(() -> filled(new LatencyHistogram(2, MICRO, HOUR)));
        long precise = allocatedBy(() -> filled(new LatencyHistogram()));

        // Allocated in growing, the discarded smaller arrays included.
        assertThat(empty).isLessThan(2_500);
        assertThat(second).isLessThan(20_000);
        assertThat(precise).isLessThan(180_000);
    }

    @Test
    void recording_allocates_nothing_once_the_greatest_has_been_seen() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1_000_000_000);
        record(histogram, 20_000);

        assertThat(allocatedBy(() -> record(histogram, 20_000))).isLessThan(64);
        assertThat(histogram.count()).isGreaterThan(40_000);
    }

    @Test
    void adding_keeps_counts_and_the_range_of_the_one_added_to() {
        LatencyHistogram narrow = new LatencyHistogram(3, MICRO, Duration.ofSeconds(1));
        LatencyHistogram wide = new LatencyHistogram();
        wide.record(2_000_000);
        wide.record(60_000_000_000L);
        narrow.add(wide);
        wide.add(narrow);

        assertThat(narrow.count()).isEqualTo(2);
        assertThat((double) narrow.maxNanos()).isCloseTo(1e9, within(1e6));
        assertThat((double) narrow.percentileNanos(50)).isCloseTo(2e6, within(2e3));
        assertThat(wide.count()).isEqualTo(4);
        assertThat((double) wide.maxNanos()).isCloseTo(60e9, within(60e6));
    }

    @Test
    void a_reset_forgets_the_warm_up() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(5_000_000);
        histogram.reset();

        assertThat(histogram.count()).isZero();
        assertThat(histogram.maxNanos()).isZero();
        histogram.record(7);
        assertThat(histogram.percentileNanos(99)).isEqualTo(7);
    }

    @Test
    void precision_and_range_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatencyHistogram(5, MICRO, HOUR))
                .withMessage("digits 5 must be between 1 and 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatencyHistogram(2, HOUR, MICRO))
                .withMessageContaining("must start at 1 ns or more and end at twice that or more");
    }

    private long allocatedBy(Runnable work) {
        return AllocatedBytes.leastOf(work);
    }

    private static void filled(LatencyHistogram histogram) {
        histogram.record(1_000_000_000);
    }

    private static void record(LatencyHistogram histogram, int count) {
        for (int i = 0; i < count; i++) {
            histogram.record(i * 40_000L);
        }
    }
}
