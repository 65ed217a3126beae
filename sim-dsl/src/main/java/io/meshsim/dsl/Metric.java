package io.meshsim.dsl;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.MetricSum;
import io.meshsim.report.MetricHelp;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric by its real name, counted since the mesh had settled; those with the given labels are
 * added up.
 */
public final class Metric {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Mesh mesh;
    private final String text;
    private final MetricSum sum;

    private Metric(Mesh mesh, String text, MetricSum sum) {
        this.mesh = mesh;
        this.text = text;
        this.sum = sum;
    }

    static Metric of(Mesh mesh, String name, String... labels) {
        if (labels.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "metric " + name + ": labels are name and value in turn");
        }
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        MetricSum sum = MetricSum.of(mesh.running().metrics(), name, wanted);
        if (!sum.found() && !MetricHelp.knows(name)) {
            throw new IllegalArgumentException(
                    "metric " + name + " is not known; its names are those of metrics.prom");
        }
        return new Metric(mesh, name + (wanted.isEmpty() ? "" : wanted), sum);
    }

    /** What a counter or a gauge says, rounded; 0 if nothing has been counted. */
    public SeenCount value() {
        if (sum.histogram().isPresent()) {
            throw new IllegalStateException(
                    text + " is a histogram; ask for its count, mean or quantile");
        }
        return new SeenCount(mesh, text, Math.round(sum.total()), "");
    }

    /** How often a histogram has observed something. */
    public SeenCount count() {
        long count = sum.histogram().map(BucketHistogram::count).orElse(0L);
        return new SeenCount(mesh, "observations of " + text, count, "");
    }

    /** The mean of a histogram of times; fails if it is empty. */
    public SeenTime mean() {
        BucketHistogram all = histogram("mean");
        return time("mean of " + text, all.sum() / all.count());
    }

    /** The quantile of a histogram of times, as Prometheus estimates it from the buckets. */
    public SeenTime quantile(double share) {
        String which = String.format(Locale.ROOT, "quantile %s of ", share) + text;
        return time(which, histogram("quantile").quantile(share).orElseThrow());
    }

    private SeenTime time(String what, double seconds) {
        return new SeenTime(
                mesh, what, Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)), "");
    }

    private BucketHistogram histogram(String what) {
        return sum.histogram()
                .filter(all -> all.count() > 0)
                .orElseThrow(
                        () -> mesh.failures().failure(what + " of " + text, "no observations", ""));
    }
}
