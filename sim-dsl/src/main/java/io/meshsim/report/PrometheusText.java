package io.meshsim.report;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Metrics in the Prometheus text exposition format, version 0.0.4, as a scrape would return them.
 *
 * <p>Source: Prometheus documentation, "Exposition formats".
 */
public final class PrometheusText {

    private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private PrometheusText() {}

    /**
     * Writes all metrics, by name.
     *
     * @throws IllegalArgumentException if a name of a metric or label is not one in Prometheus, or
     *     if metrics of two kinds share a name
     * @throws UncheckedIOException if the receiver fails
     */
    public static void write(Metrics metrics, Appendable out) {
        metrics.forEach(new Writer(out));
    }

    private static final class Writer implements Metrics.Visitor {

        private final Appendable out;
        private String family = "";
        private String type = "";

        Writer(Appendable out) {
            this.out = out;
        }

        @Override
        public void counter(String name, List<String> labels, long value) {
            head(name, "counter");
            line(name, labels, Long.toString(value));
        }

        @Override
        public void gauge(String name, List<String> labels, double value) {
            head(name, "gauge");
            line(name, labels, number(value));
        }

        @Override
        public void histogram(String name, List<String> labels, BucketHistogram histogram) {
            head(name, "histogram");
            double[] bounds = histogram.bounds();
            for (int i = 0; i < bounds.length; i++) {
                bucket(name, labels, number(bounds[i]), histogram.cumulative(i));
            }
            bucket(name, labels, "+Inf", histogram.count());
            line(name + "_sum", labels, number(histogram.sum()));
            line(name + "_count", labels, Long.toString(histogram.count()));
        }

        private void bucket(String name, List<String> labels, String bound, long count) {
            List<String> more = new ArrayList<>(labels);
            more.add("le");
            more.add(bound);
            line(name + "_bucket", more, Long.toString(count));
        }

        private void head(String name, String newType) {
            if (name.equals(family)) {
                require(newType.equals(type), name, "must not be both " + type + " and " + newType);
                return;
            }
            require(METRIC_NAME.matcher(name).matches(), name, "must match " + METRIC_NAME);
            family = name;
            type = newType;
            print("# HELP " + name + " " + escaped(MetricHelp.of(name)) + "\n");
            print("# TYPE " + name + " " + newType + "\n");
        }

        private void line(String name, List<String> labels, String value) {
            StringBuilder line = new StringBuilder(name);
            String mark = "{";
            for (int i = 0; i < labels.size(); i += 2) {
                String label = labels.get(i);
                require(LABEL_NAME.matcher(label).matches(), label, "must match " + LABEL_NAME);
                String quoted = escaped(labels.get(i + 1)).replace("\"", "\\\"");
                line.append(mark).append(label).append("=\"").append(quoted).append('"');
                mark = ",";
            }
            print(line.append(labels.isEmpty() ? " " : "} ").append(value).append('\n'));
        }

        private void print(CharSequence text) {
            try {
                out.append(text);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void require(boolean holds, String name, String rule) {
            if (!holds) {
                throw new IllegalArgumentException("metric or label " + name + " " + rule);
            }
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\n", "\\n");
        }

        private static String number(double value) {
            if (Double.isNaN(value)) {
                return "NaN";
            }
            if (Double.isInfinite(value)) {
                return value > 0 ? "+Inf" : "-Inf";
            }
            return Figures.decimal(value);
        }
    }
}
