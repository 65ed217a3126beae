package io.meshsim.net;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/** What a link rule says to a packet. */
public sealed interface Verdict {

    /** Let it pass and ask no further rule. */
    Verdict PASS = new Pass();

    /** Lose it. */
    Verdict DROP = new Drop();

    /** Let it pass later than usual. */
    static Verdict delay(Duration extra) {
        return new Delay(SimTime.nanos(extra));
    }

    /** See {@link #PASS}. */
    record Pass() implements Verdict {}

    /** See {@link #DROP}. */
    record Drop() implements Verdict {}

    /** See {@link #delay}. */
    record Delay(long extraNanos) implements Verdict {}
}
