package io.meshsim.engine.random;

import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.List;

/**
 * A law for lengths of time; draws are whole nanoseconds and never negative.
 *
 * <p>Draws of one seed have the same bits on every JVM: products, sums, square roots and {@code
 * StrictMath} only. A draw longer than 292 years becomes {@link SimTime#NEVER}, which the clock
 * refuses.
 */
public interface Distribution {

    /** One draw, in nanoseconds. */
    long sampleNanos(RandomStream stream);

    /** The mean, in nanoseconds. */
    double meanNanos();

    /** The standard deviation, in nanoseconds; infinite for a Pareto law of shape 2 or less. */
    double standardDeviationNanos();

    /** The same law, later by a fixed time. */
    default Distribution plus(Duration shift) {
        return new Shifted(this, SimTime.nanos(shift));
    }

    /** Always the same. */
    static Distribution constant(Duration value) {
        return new Constant(SimTime.nanos(value));
    }

    /** Uniform in [low, high]; throws IllegalArgumentException if high is below low. */
    static Distribution uniform(Duration low, Duration high) {
        return new Uniform(SimTime.nanos(low), SimTime.nanos(high));
    }

    /** Exponential with the given mean. */
    static Distribution exponential(Duration mean) {
        return new Exponential(SimTime.nanos(mean));
    }

    /**
     * Lognormal by its median and its spread.
     *
     * @param sigma standard deviation of the logarithm; 0.5 puts p99 at 3.2 times the median
     */
    static Distribution lognormal(Duration median, double sigma) {
        return new Lognormal(SimTime.nanos(median), sigma);
    }

    /**
     * Gamma by its mean: steadier than exponential with a shape above 1, wilder below.
     *
     * @param shape 0.1 to 1000; the standard deviation is the mean over its root, and a whole
     *     number k is the sum of k exponentials (Erlang)
     */
    static Distribution gamma(Duration mean, double shape) {
        return new Gamma(SimTime.nanos(mean), shape);
    }

    /**
     * Weibull: exponential with a shape of 1, a longer tail below, a shorter one above.
     *
     * @param scale what 63.2 % of the draws stay below
     * @param shape 0.1 to 1000
     */
    static Distribution weibull(Duration scale, double shape) {
        return new Weibull(SimTime.nanos(scale), shape);
    }

    /**
     * Pareto without an upper end: the share above x falls as x to the power of minus the shape.
     *
     * @param low the smallest value, above zero
     * @param shape above 1 to 1000, since the mean is infinite otherwise; up to 2 the standard
     *     deviation is
     */
    static Distribution pareto(Duration low, double shape) {
        return new Pareto(SimTime.nanos(low), shape, Double.POSITIVE_INFINITY);
    }

    /**
     * Pareto between two ends, what is above the upper one cut off.
     *
     * @param low the smallest value, above zero
     * @param shape 0.1 to 1000
     * @param high the largest value, above {@code low}
     */
    static Distribution pareto(Duration low, double shape, Duration high) {
        return new Pareto(SimTime.nanos(low), shape, SimTime.nanos(high));
    }

    /** One of the observations, each as likely as the others; at least one. */
    static Distribution empirical(List<Duration> observations) {
        return new Empirical(observations.stream().mapToLong(SimTime::nanos));
    }

    /** One of the observations in a column of a CSV file. */
    static Distribution empirical(CsvColumn observations) {
        return new Empirical(observations.nanos());
    }

    /** Between neighbouring observations, each gap as likely as the others; at least two. */
    static Distribution interpolated(List<Duration> observations) {
        return new Interpolated(observations.stream().mapToLong(SimTime::nanos));
    }

    /** Between neighbouring observations of a column of a CSV file. */
    static Distribution interpolated(CsvColumn observations) {
        return new Interpolated(observations.nanos());
    }

    /** One of several laws, picked for each draw by its weight. */
    static Distribution mixture(Part... parts) {
        return Mixture.of(List.of(parts));
    }

    /** One law of a mixture; weights are relative. */
    static Part part(double weight, Distribution law) {
        return new Part(weight, law);
    }

    /** One law of a mixture, with a weight of at least 0. */
    record Part(double weight, Distribution law) {

        public Part {
            if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "weight " + weight + " must be a number of at least 0");
            }
        }
    }
}
