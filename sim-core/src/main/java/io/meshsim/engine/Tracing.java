package io.meshsim.engine;

/** What a simulation remembers of what happens in it. */
public enum Tracing {
    /** Nothing: no records, no digest. */
    OFF,
    /** Records for the sinks, the last few hundred of them, and the digest. */
    ON,
    /** As {@link #ON}, and of each record and event what caused it. */
    CAUSES
}
