package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.stat.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Metrics are written as Prometheus would scrape them. */
class PrometheusTextTest {

    private final Metrics metrics = new Metrics();

    @Test
    void a_counter_has_help_type_and_a_line_for_each_set_of_labels() {
        metrics.counter("pilot_xds_pushes", "type", "cds").add(3);
        metrics.counter("pilot_xds_pushes", "type", "eds").increment();

        assertThat(written())
                .isEqualTo(
                        """
                        # HELP pilot_xds_pushes Responses that istiod built, by type.
                        # TYPE pilot_xds_pushes counter
                        pilot_xds_pushes{type="cds"} 3
                        pilot_xds_pushes{type="eds"} 1
                        """);
    }

    @Test
    void buckets_of_a_histogram_count_everything_up_to_their_bound() {
        var histogram = metrics.histogram("pilot_debounce_time", new double[] {0.1, 1, 10});
        histogram.observe(0.1);
        histogram.observe(0.5);
        histogram.observe(30);

        assertThat(written())
                .isEqualTo(
                        """
                        # HELP pilot_debounce_time Seconds from the first update to the queued push.
                        # TYPE pilot_debounce_time histogram
                        pilot_debounce_time_bucket{le="0.1"} 1
                        pilot_debounce_time_bucket{le="1"} 2
                        pilot_debounce_time_bucket{le="10"} 2
                        pilot_debounce_time_bucket{le="+Inf"} 3
                        pilot_debounce_time_sum 30.6
                        pilot_debounce_time_count 3
                        """);
    }

    @Test
    void a_gauge_is_read_when_it_is_written() {
        double[] level = {1};
        metrics.gauge("pilot_services", () -> level[0]);
        level[0] = Double.POSITIVE_INFINITY;

        assertThat(written()).endsWith("# TYPE pilot_services gauge\npilot_services +Inf\n");
    }

    @Test
    void a_name_that_prometheus_would_refuse_is_refused() {
        metrics.counter("pilot-xds").increment();

        assertThatThrownBy(this::written)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric or label pilot-xds must match [a-zA-Z_:][a-zA-Z0-9_:]*");
    }

    @Test
    void a_receiver_that_fails_is_reported() {
        metrics.counter("pilot_xds_pushes").increment();

        assertThatThrownBy(() -> PrometheusText.write(metrics, new FullDisk()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Property(tries = 300)
    void what_is_written_can_be_read_back_whatever_the_labels_are(
            @ForAll String value, @ForAll String other) {
        Metrics labelled = new Metrics();
        labelled.counter("istio_requests_total", "path", value, "other", other).add(42);
        StringBuilder out = new StringBuilder();
        PrometheusText.write(labelled, out);

        var samples = PrometheusReader.read(out.toString());

        assertThat(samples)
                .containsExactly(
                        PrometheusReader.sample(
                                "istio_requests_total", "42", "path", value, "other", other));
    }

    private String written() {
        StringBuilder out = new StringBuilder();
        PrometheusText.write(metrics, out);
        assertThat(PrometheusReader.read(out.toString())).isNotEmpty();
        return out.toString();
    }

    /** A writer that cannot. */
    private static final class FullDisk extends Writer {

        @Override
        public void write(char[] buffer, int from, int length) throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
