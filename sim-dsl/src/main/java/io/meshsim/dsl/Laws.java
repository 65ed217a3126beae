package io.meshsim.dsl;

import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.engine.random.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes laws for lengths of time, for {@link ServiceNoun#serviceTime}. */
public final class Laws {

    private Laws() {}

    /** Always the same. */
    public static Distribution constant(Duration value) {
        return Distribution.constant(value);
    }

    /** Uniform in [low, high]. */
    public static Distribution uniform(Duration low, Duration high) {
        return Distribution.uniform(low, high);
    }

    /** Exponential with the given mean. */
    public static Distribution exponential(Duration mean) {
        return Distribution.exponential(mean);
    }

    /** Lognormal by its median; see {@link Distribution#lognormal}. */
    public static Distribution lognormal(Duration median, double sigma) {
        return Distribution.lognormal(median, sigma);
    }

    /** Gamma by its mean: steadier than exponential with a shape above 1, wilder below. */
    public static Distribution gamma(Duration mean, double shape) {
        return Distribution.gamma(mean, shape);
    }

    /** Weibull by what 63.2 % of the draws stay below. */
    public static Distribution weibull(Duration scale, double shape) {
        return Distribution.weibull(scale, shape);
    }

    /** Pareto from its smallest value, without an upper end; the shape must be above 1. */
    public static Distribution pareto(Duration low, double shape) {
        return Distribution.pareto(low, shape);
    }

    /** Pareto between two ends. */
    public static Distribution pareto(Duration low, double shape, Duration high) {
        return Distribution.pareto(low, shape, high);
    }

    /** One of the observations, each as likely as the others. */
    public static Distribution empirical(Duration... observations) {
        return Distribution.empirical(List.of(observations));
    }

    /**
     * One of the observations in a CSV file whose first line names its columns.
     *
     * @param unit what 1 stands for in that column
     */
    public static Distribution empirical(String file, String column, Duration unit) {
        return Distribution.empirical(CsvColumn.read(Path.of(file), column, unit));
    }

    /** Between neighbouring observations of a CSV file, each gap as likely as the others. */
    public static Distribution interpolated(String file, String column, Duration unit) {
        return Distribution.interpolated(CsvColumn.read(Path.of(file), column, unit));
    }

    /** One of several laws, picked for each draw by its weight. */
    public static Distribution mixture(Distribution.Part... parts) {
        return Distribution.mixture(parts);
    }

    /** One law of a mixture; weights are relative. */
    public static Distribution.Part part(double weight, Distribution law) {
        return Distribution.part(weight, law);
    }
}
