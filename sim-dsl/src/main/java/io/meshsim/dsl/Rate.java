package io.meshsim.dsl;

/** What a number of arrivals is counted over. */
public enum Rate {
    PER_SECOND(1),
    PER_MINUTE(60);

    private final double seconds;

    Rate(double seconds) {
        this.seconds = seconds;
    }

    double perSecond(double count) {
        return count / seconds;
    }
}
