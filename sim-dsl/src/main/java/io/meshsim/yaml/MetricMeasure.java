package io.meshsim.yaml;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric by its real name: counters and gauges with the given labels added up; of histograms a
 * quantile as Prometheus estimates it, or mean, sum or count.
 */
record MetricMeasure(
        String name, Map<String, String> labels, Optional<Double> quantile, Optional<String> stat) {

    Measure measure() {
        return new Measure(text(), (mesh, run) -> value(mesh.metrics()));
    }

    private String text() {
        String which = name + (labels.isEmpty() ? "" : labels);
        return quantile.map(q -> "quantile " + Bounds.number(q) + " of " + which)
                .orElse(stat.map(word -> word + " of " + which).orElse(which));
    }

    private OptionalDouble value(Metrics metrics) {
        Sum sum = new Sum();
        metrics.forEach(sum);
        return sum.value();
    }

    private boolean fits(String metric, List<String> has) {
        if (!metric.equals(name)) {
            return false;
        }
        return labels.entrySet().stream()
                .allMatch(
                        label -> {
                            int at = has.indexOf(label.getKey());
                            return at >= 0 && has.get(at + 1).equals(label.getValue());
                        });
    }

    /** All that fits. */
    private final class Sum implements Metrics.Visitor {

        private boolean found;
        private double total;
        private Optional<BucketHistogram> histogram = Optional.empty();

        OptionalDouble value() {
            if (histogram.isPresent()) {
                return of(histogram.get());
            }
            return found ? OptionalDouble.of(total) : OptionalDouble.empty();
        }

        @Override
        public void counter(String metric, List<String> has, long value) {
            gauge(metric, has, (double) value);
        }

        @Override
        public void gauge(String metric, List<String> has, double value) {
            if (fits(metric, has)) {
                found = true;
                total += value;
            }
        }

        @Override
        public void histogram(String metric, List<String> has, BucketHistogram more) {
            if (fits(metric, has)) {
                histogram = Optional.of(histogram.map(so -> so.plus(more)).orElse(more));
            }
        }

        private OptionalDouble of(BucketHistogram all) {
            if (quantile.isPresent()) {
                return all.quantile(quantile.get());
            }
            return switch (stat.orElse("mean")) {
                case "sum" -> OptionalDouble.of(all.sum());
                case "count" -> OptionalDouble.of((double) all.count());
                default ->
                        all.count() == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(all.sum() / all.count());
            };
        }
    }
}
