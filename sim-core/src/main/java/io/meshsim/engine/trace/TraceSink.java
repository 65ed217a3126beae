package io.meshsim.engine.trace;

/** Receives records as they are made. */
public interface TraceSink {

    /** Whether records of this root request (0: of none) are wanted; asked before one is made. */
    boolean wants(long request);

    /** Takes one record. */
    void accept(TraceRecord happened);
}
