package io.meshsim.engine.arrival;

/** Goes from phase to phase; it stands before the first one when it is made. */
interface PhaseWalk {

    /** Enters the next phase; false if there is none. */
    boolean enterNext();

    /** Mean arrivals per nanosecond in this phase. */
    double perNano();

    /** How long this phase lasts. */
    long lengthNanos();
}
