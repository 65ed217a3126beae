package io.meshsim.engine.arrival;

/** One run of an {@link ArrivalProcess}; it holds where in its pattern the run stands. */
public interface Arrivals {

    /**
     * Nanoseconds from the arrival before, at first from the start, to the next; {@link
     * io.meshsim.engine.time.SimTime#NEVER} if there are no more within 292 years.
     */
    long nextGapNanos();
}
