package io.meshsim.engine.station;

/** What a full queue does with one more item. */
public enum FullPolicy {
    /** Refuses it. */
    REJECT_NEW,
    /** Takes it, and drops the item that has been in it longest. */
    DROP_OLDEST,
    /** Keeps it outside, behind those already there, until there is room. */
    BLOCK
}
