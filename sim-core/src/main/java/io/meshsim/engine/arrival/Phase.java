package io.meshsim.engine.arrival;

import io.meshsim.engine.time.GoDuration;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.List;

/**
 * A length of time with Poisson arrivals at one rate.
 *
 * @param perSecond mean arrivals per second, from 0 to 1e9
 * @param length longer than zero: exact among steps, the mean of an exponential among bursts
 */
public record Phase(double perSecond, Duration length) {

    /** Fewer per round, and finding the next arrival would take thousands of rounds. */
    private static final double FEWEST_ARRIVALS = 0.001;

    public Phase {
        if (perSecond != 0) {
            Rates.require(perSecond);
        }
        if (SimTime.nanos(length) == 0) {
            throw new IllegalArgumentException("the length of a phase must be longer than zero");
        }
    }

    double perNano() {
        return perSecond / Rates.NANOS_PER_SECOND;
    }

    long lengthNanos() {
        return length.toNanos();
    }

    /** Refuses phases that bring next to nothing when they are walked once. */
    static void requireArrivals(List<Phase> phases) {
        double arrivals = 0;
        for (Phase phase : phases) {
            arrivals += phase.perNano() * phase.lengthNanos();
        }
        if (arrivals < FEWEST_ARRIVALS) {
            throw new IllegalArgumentException(
                    "phases "
                            + phases
                            + " must bring at least "
                            + FEWEST_ARRIVALS
                            + " arrivals together");
        }
    }

    @Override
    public String toString() {
        return perSecond + " per second for " + GoDuration.text(length);
    }
}
