package io.meshsim.yaml;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.MetricSum;
import io.meshsim.engine.stat.Metrics;
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
        MetricSum sum = MetricSum.of(metrics, name, labels);
        if (sum.histogram().isPresent()) {
            return of(sum.histogram().get());
        }
        return sum.found() ? OptionalDouble.of(sum.total()) : OptionalDouble.empty();
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
