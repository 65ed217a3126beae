package io.meshsim.engine.arrival;

/** Rates of arrivals. */
final class Rates {

    static final double NANOS_PER_SECOND = 1e9;

    private Rates() {}

    /** Refuses what is not above zero, or more than one arrival per nanosecond. */
    static void require(double perSecond) {
        if (!(perSecond > 0 && perSecond <= NANOS_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "rate " + perSecond + "/s must be above 0 and at most 1e9");
        }
    }
}
