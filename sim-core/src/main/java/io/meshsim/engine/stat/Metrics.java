package io.meshsim.engine.stat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Metrics by name and labels, each made on first use.
 *
 * <p>Labels are name and value in turn: {@code counter("pilot_xds_pushes", "type", "cds")}.
 */
public final class Metrics {

    private final Map<String, Map<List<String>, Object>> families;
    private final List<String> common;

    /** No metrics yet. */
    public Metrics() {
        this(new TreeMap<>(), List.of());
    }

    private Metrics(Map<String, Map<List<String>, Object>> families, List<String> common) {
        this.families = families;
        this.common = common;
    }

    /** The same metrics, to which everything made through this adds these labels. */
    public Metrics labelled(String... labels) {
        List<String> more = new ArrayList<>(common);
        more.addAll(key("labelled", labels));
        return new Metrics(families, List.copyOf(more));
    }

    /** The counter with this name and these labels. */
    public Counter counter(String name, String... labels) {
        return metric(Counter.class, name, labels, Counter::new);
    }

    /**
     * The histogram with this name and these labels; the bounds are those of the first of this
     * name.
     */
    public BucketHistogram histogram(String name, double[] bounds, String... labels) {
        return metric(BucketHistogram.class, name, labels, () -> histogram(name, bounds));
    }

    private BucketHistogram histogram(String name, double[] bounds) {
        for (Object known : family(name).values()) {
            if (known instanceof BucketHistogram histogram) {
                return new BucketHistogram(histogram);
            }
        }
        return new BucketHistogram(bounds);
    }

    /**
     * Sets where the value of a gauge is read from, at the time of the report; a later source
     * replaces an earlier one.
     *
     * @throws IllegalArgumentException if the name and labels belong to a counter or a histogram
     */
    public void gauge(String name, DoubleSupplier value, String... labels) {
        metric(DoubleSupplier.class, name, labels, () -> value);
        family(name).put(withCommon(name, labels), value);
    }

    /** Sets all counters and histograms to zero; gauges stay. */
    public void reset() {
        families.values().forEach(family -> family.values().forEach(Metrics::zero));
    }

    /** Calls the visitor for each metric, by name, then in the order of their making. */
    public void forEach(Visitor visitor) {
        families.forEach(
                (name, family) ->
                        family.forEach((labels, metric) -> visit(visitor, name, labels, metric)));
    }

    /** Sees every metric; labels are name and value in turn. */
    public interface Visitor {

        /** A counter. */
        void counter(String name, List<String> labels, long value);

        /** A gauge. */
        void gauge(String name, List<String> labels, double value);

        /** A histogram. */
        void histogram(String name, List<String> labels, BucketHistogram histogram);
    }

    private static void visit(Visitor visitor, String name, List<String> labels, Object metric) {
        if (metric instanceof Counter counter) {
            visitor.counter(name, labels, counter.value());
        } else if (metric instanceof BucketHistogram histogram) {
            visitor.histogram(name, labels, histogram);
        } else if (metric instanceof DoubleSupplier gauge) {
            visitor.gauge(name, labels, gauge.getAsDouble());
        }
    }

    private static void zero(Object metric) {
        if (metric instanceof Counter counter) {
            counter.reset();
        } else if (metric instanceof BucketHistogram histogram) {
            histogram.reset();
        }
    }

    private <T> T metric(Class<T> type, String name, String[] labels, Supplier<T> maker) {
        List<String> key = withCommon(name, labels);
        Map<List<String>, Object> family = family(name);
        Object known = family.get(key);
        if (known == null) {
            known = maker.get();
            family.put(key, known);
        }
        if (!type.isInstance(known)) {
            throw new IllegalArgumentException(
                    "metric " + name + " is already a " + known.getClass().getSimpleName());
        }
        return type.cast(known);
    }

    private Map<List<String>, Object> family(String name) {
        return families.computeIfAbsent(name, ignored -> new LinkedHashMap<>());
    }

    private List<String> withCommon(String name, String[] labels) {
        List<String> own = key(name, labels);
        if (common.isEmpty()) {
            return own;
        }
        List<String> all = new ArrayList<>(own);
        all.addAll(common);
        return List.copyOf(all);
    }

    private static List<String> key(String name, String[] labels) {
        if (labels.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "metric "
                            + name
                            + ": labels are name and value in turn, not "
                            + List.of(labels));
        }
        return List.of(labels);
    }
}
