package io.meshsim.engine.random;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/** A law for lengths of time; draws are whole nanoseconds and never negative. */
public interface Distribution {

    /** One draw, in nanoseconds. */
    long sampleNanos(RandomStream stream);

    /** The mean, in nanoseconds. */
    double meanNanos();

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
}
