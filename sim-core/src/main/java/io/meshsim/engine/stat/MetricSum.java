package io.meshsim.engine.stat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All metrics of one name that have some labels, added up. */
public final class MetricSum implements Metrics.Visitor {

    private final String name;
    private final Map<String, String> labels;
    private boolean found;
    private double total;
    private Optional<BucketHistogram> histogram = Optional.empty();

    private MetricSum(String name, Map<String, String> labels) {
        this.name = name;
        this.labels = labels;
    }

    /** What metrics have now under a name, with these labels and whatever others. */
    public static MetricSum of(Metrics metrics, String name, Map<String, String> labels) {
        MetricSum sum = new MetricSum(name, labels);
        metrics.forEach(sum);
        return sum;
    }

    /** Whether there is any. */
    public boolean found() {
        return found;
    }

    /** Counters and gauges added up; 0 if there are none. */
    public double total() {
        return total;
    }

    /** Histograms put together; empty if there are none. */
    public Optional<BucketHistogram> histogram() {
        return histogram;
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
            found = true;
            histogram = Optional.of(histogram.map(sum -> sum.plus(more)).orElse(more));
        }
    }

    private boolean fits(String metric, List<String> has) {
        return metric.equals(name)
                && labels.entrySet().stream()
                        .allMatch(
                                label -> {
                                    int at = has.indexOf(label.getKey());
                                    return at >= 0 && has.get(at + 1).equals(label.getValue());
                                });
    }
}
