package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collectors say what the definitions say. */
class StatTest {

    @Test
    void a_tally_has_mean_variance_and_extremes() {
        Tally tally = new Tally();
        assertThat(tally.mean()).isZero();
        assertThat(tally.variance()).isZero();
        for (double each : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            tally.add(each);
        }

        // squares of the distances to 5: 9 1 1 1 0 0 4 16 = 32, over 7
        assertThat(tally.count()).isEqualTo(8);
        assertThat(tally.mean()).isEqualTo(5);
        assertThat(tally.variance()).isCloseTo(32.0 / 7, within(1e-12));
        assertThat(tally.min()).isEqualTo(2);
        assertThat(tally.max()).isEqualTo(9);
    }

    @Test
    void a_tally_forgets_the_warm_up() {
        Tally tally = new Tally();
        tally.add(100);
        tally.reset();
        tally.add(3);
        tally.add(5);

        assertThat(tally.mean()).isEqualTo(4);
        assertThat(tally.max()).isEqualTo(5);
        assertThat(tally.min()).isEqualTo(3);
        // variance 2 over two observations
        assertThat(tally.standardError()).isEqualTo(1);
    }

    @Test
    void a_tally_is_exact_far_from_zero() {
        Tally tally = new Tally();
        for (double each : new double[] {4, 7, 13, 16}) {
            tally.add(1e9 + each);
        }

        assertThat(tally.variance()).isCloseTo(30, within(1e-6));
    }

    @Test
    void a_time_weighted_level_counts_for_as_long_as_it_lasts() {
        TimeWeighted level = new TimeWeighted();
        level.set(10, 4);
        level.set(30, 1);

        // 0 for 10, 4 for 20, 1 for 10
        assertThat(level.area(40)).isEqualTo(90);
        assertThat(level.mean(40)).isEqualTo(2.25);
        assertThat(level.max()).isEqualTo(4);

        level.reset(40);
        assertThat(level.mean(40)).isEqualTo(1);
        assertThat(level.max()).isEqualTo(1);
        level.set(50, 3);
        assertThat(level.mean(60)).isEqualTo(2);
    }

    @Test
    void a_bucket_counts_observations_up_to_and_including_its_bound() {
        BucketHistogram histogram = new BucketHistogram(0.1, 1, 10);
        for (double each : new double[] {0.05, 0.1, 0.1000001, 1, 5, 11}) {
            histogram.observe(each);
        }

        assertThat(histogram.cumulative(0)).isEqualTo(2);
        assertThat(histogram.cumulative(1)).isEqualTo(4);
        assertThat(histogram.cumulative(2)).isEqualTo(5);
        assertThat(histogram.cumulative(3)).isEqualTo(6);
        assertThat(histogram.count()).isEqualTo(6);
        assertThat(histogram.sum()).isCloseTo(17.2500001, within(1e-9));
    }

    @Test
    void bounds_that_do_not_increase_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BucketHistogram(1, 1))
                .withMessage("bound 1.0 must be greater than 1.0");
    }

    @Test
    void latencies_keep_three_digits_and_stop_at_an_hour() {
        LatencyHistogram histogram = new LatencyHistogram();
        assertThat(histogram.percentileNanos(99)).isZero();
        for (int i = 1; i <= 1_000; i++) {
            histogram.record(i * 1_000_000L);
        }

        assertThat((double) histogram.percentileNanos(50)).isCloseTo(500e6, within(500e3));
        assertThat((double) histogram.percentileNanos(99)).isCloseTo(990e6, within(990e3));
        assertThat(histogram.meanNanos()).isCloseTo(500.5e6, within(500e3));

        LatencyHistogram other = new LatencyHistogram();
        other.record(Long.MAX_VALUE);
        histogram.add(other);
        assertThat(histogram.count()).isEqualTo(1_001);
        assertThat((double) histogram.maxNanos()).isCloseTo(3_600e9, within(3.6e9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> histogram.record(-1))
                .withMessage("latency -1 ns must not be negative");
    }

    @Test
    void a_metric_is_made_once_per_name_and_labels_and_read_in_order() {
        Metrics metrics = new Metrics();
        metrics.counter("pilot_xds_pushes", "type", "lds").increment();
        metrics.counter("pilot_xds_pushes", "type", "cds").add(2);
        metrics.counter("pilot_xds_pushes", "type", "lds").increment();
        metrics.gauge("pilot_xds", () -> 7);
        metrics.histogram("pilot_debounce_time", new double[] {1}).observe(0.5);

        assertThat(read(metrics))
                .containsExactly(
                        "pilot_debounce_time [] 1",
                        "pilot_xds [] 7.0",
                        "pilot_xds_pushes [type, lds] 2",
                        "pilot_xds_pushes [type, cds] 2");

        metrics.reset();
        assertThat(read(metrics))
                .containsExactly(
                        "pilot_debounce_time [] 0",
                        "pilot_xds [] 7.0",
                        "pilot_xds_pushes [type, lds] 0",
                        "pilot_xds_pushes [type, cds] 0");
    }

    @Test
    void a_metric_has_one_kind_and_labels_come_in_pairs() {
        Metrics metrics = new Metrics();
        metrics.counter("a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.histogram("a", new double[] {1}))
                .withMessage("metric a is already a Counter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.counter("b", "type"))
                .withMessageContaining("labels are name and value in turn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.counter("a").add(-1))
                .withMessage("amount -1 must not be negative");
    }

    private static List<String> read(Metrics metrics) {
        List<String> lines = new ArrayList<>();
        metrics.forEach(
                new Metrics.Visitor() {
                    @Override
                    public void counter(String name, List<String> labels, long value) {
                        lines.add(name + " " + labels + " " + value);
                    }

                    @Override
                    public void gauge(String name, List<String> labels, double value) {
                        lines.add(name + " " + labels + " " + value);
                    }

                    @Override
                    public void histogram(
                            String name, List<String> labels, BucketHistogram histogram) {
                        lines.add(name + " " + labels + " " + histogram.count());
                    }
                });
        return lines;
    }

    @Test
    void a_gauge_replaces_a_gauge_but_nothing_else() {
        Metrics metrics = new Metrics();
        metrics.gauge("proxies", () -> 1);
        metrics.gauge("proxies", () -> 2);
        metrics.counter("pushes");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.gauge("pushes", () -> 1))
                .withMessage("metric pushes is already a Counter");
    }

    @Test
    void a_histogram_estimates_quantiles_as_prometheus_does() {
        BucketHistogram histogram = new BucketHistogram(1, 2, 4);
        for (double each : new double[] {0.5, 1.5, 1.5, 3}) {
            histogram.observe(each);
        }

        // rank 2 of 4 is the first of two in (1, 2], so half of that bucket
        assertThat(histogram.quantile(0.5)).hasValue(1.5);
        assertThat(histogram.quantile(0.125)).hasValue(0.5);
        assertThat(histogram.quantile(1)).hasValue(4);
        histogram.observe(100);
        assertThat(histogram.quantile(1)).hasValue(4);
        assertThat(new BucketHistogram(1).quantile(0.5)).isEmpty();
    }

    @Test
    void histograms_with_equal_bounds_add_up() {
        BucketHistogram one = new BucketHistogram(1, 2);
        BucketHistogram other = new BucketHistogram(1, 2);
        one.observe(0.5);
        other.observe(1.5);

        assertThat(one.plus(other).count()).isEqualTo(2);
        assertThat(one.plus(other).sum()).isEqualTo(2);
        assertThat(one.plus(other).cumulative(0)).isEqualTo(1);
    }
}
