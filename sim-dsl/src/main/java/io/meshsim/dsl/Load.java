package io.meshsim.dsl;

import io.meshsim.engine.arrival.ArrivalProcess;
import io.meshsim.engine.arrival.Phase;
import io.meshsim.engine.csv.CsvColumn;
import java.nio.file.Path;
import java.time.Duration;

/** Says when requests come, for {@link ClientNoun#arrivals}. Time zero is the settled mesh. */
public final class Load {

    private Load() {}

    /** Poisson arrivals at one rate. */
    public static ArrivalProcess poisson(double count, Rate rate) {
        return ArrivalProcess.poisson(rate.perSecond(count));
    }

    /** One arrival after the other at equal gaps. */
    public static ArrivalProcess even(double count, Rate rate) {
        return ArrivalProcess.even(rate.perSecond(count));
    }

    /** Poisson arrivals whose rate changes from phase to phase; the last rate stays. */
    public static ArrivalProcess steps(Phase... phases) {
        return ArrivalProcess.steps(phases);
    }

    /** Poisson arrivals whose rate changes from phase to phase, over and over again. */
    public static ArrivalProcess repeatedSteps(Phase... phases) {
        return ArrivalProcess.repeatedSteps(phases);
    }

    /** A length of time with one rate: exact among steps, the mean of an exponential in bursts. */
    public static Phase phase(double count, Rate rate, Duration length) {
        return new Phase(rate.perSecond(count), length);
    }

    /**
     * Poisson arrivals whose rate is a sine that starts at its mean and rises first.
     *
     * @param swing how far the rate departs from the mean, as a share of it, 0 to 1
     */
    public static ArrivalProcess sinusoidal(double mean, Rate rate, Duration period, double swing) {
        return ArrivalProcess.sinusoidal(rate.perSecond(mean), period, swing);
    }

    /** Poisson arrivals that change between two rates, after times of exponential length. */
    public static ArrivalProcess bursts(Phase quiet, Phase burst) {
        return ArrivalProcess.bursts(quiet, burst);
    }

    /**
     * Arrivals at the times in a CSV file whose first line names its columns; then no more.
     *
     * @param unit what 1 stands for in that column
     */
    public static ArrivalProcess trace(String file, String column, Duration unit) {
        return ArrivalProcess.trace(CsvColumn.read(Path.of(file), column, unit));
    }
}
