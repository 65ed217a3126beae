package io.meshsim.engine.arrival;

import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;
import java.util.List;

/**
 * When requests come, whether or not answers do; a value that any number of clients may share.
 *
 * <p>Time zero of a pattern is when a client starts. Arrivals of one seed come at the same
 * nanoseconds on every JVM.
 */
public interface ArrivalProcess {

    /** Begins the pattern anew, drawing from a stream that nobody else draws from. */
    Arrivals start(RandomStream stream);

    /** The same, but so many at once whenever one would come; at least 1. */
    default ArrivalProcess inBatchesOf(int size) {
        return new Batches(this, size);
    }

    /** Poisson arrivals at one rate, above 0 and at most 1e9 a second. */
    static ArrivalProcess poisson(double perSecond) {
        return new Poisson(perSecond);
    }

    /** One arrival after the other at equal gaps, the first after one gap. */
    static ArrivalProcess even(double perSecond) {
        return new Even(perSecond);
    }

    /** Poisson arrivals whose rate changes from phase to phase; the last rate stays. */
    static ArrivalProcess steps(Phase... phases) {
        return new Steps(List.of(phases), false);
    }

    /** Poisson arrivals whose rate changes from phase to phase, over and over again. */
    static ArrivalProcess repeatedSteps(Phase... phases) {
        return new Steps(List.of(phases), true);
    }

    /**
     * Poisson arrivals whose rate is a sine: it starts at the mean and rises first.
     *
     * @param swing how far the rate departs from the mean, as a share of it, 0 to 1
     */
    static ArrivalProcess sinusoidal(double meanPerSecond, Duration period, double swing) {
        return new Sinusoidal(meanPerSecond, period, swing);
    }

    /**
     * Poisson arrivals that change between two rates; the phases have exponential lengths.
     *
     * <p>A rate of 0 in the quiet phase makes it on and off. It starts as if it had always run.
     */
    static ArrivalProcess bursts(Phase quiet, Phase burst) {
        return new Bursts(quiet, burst);
    }

    /** Arrivals at these times since the client's start, in order; then no more. */
    static ArrivalProcess trace(List<Duration> times) {
        return Recording.of(times, false);
    }

    /** Arrivals at the times since the client's start in a CSV file, in order; then no more. */
    static ArrivalProcess trace(CsvColumn times) {
        return Recording.of(times, false);
    }

    /** Arrivals at these times, over and over again: time starts anew at the last one. */
    static ArrivalProcess repeatedTrace(List<Duration> times) {
        return Recording.of(times, true);
    }

    /**
     * Arrivals at the times in a CSV file, over and over again: time starts anew at the last one.
     */
    static ArrivalProcess repeatedTrace(CsvColumn times) {
        return Recording.of(times, true);
    }

    /** A length of time with one rate; see {@link Phase}. */
    static Phase phase(double perSecond, Duration length) {
        return new Phase(perSecond, length);
    }
}
