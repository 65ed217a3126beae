package io.meshsim.engine.trace;

import io.meshsim.engine.time.SimTime;

/**
 * Something that happened: who did what, to whom.
 *
 * @param timeNanos when, since the start of the run
 * @param actor who
 * @param what the kind, such as {@code push.start}
 * @param object to whom or about what; empty if nothing
 * @param value a number whose meaning and unit belong to the kind
 * @param request the root request it belongs to; 0 if none
 */
public record TraceRecord(
        long timeNanos, String actor, String what, String object, long value, long request) {

    @Override
    public String toString() {
        String text = "%-12s  %-20s  %s".formatted(SimTime.text(timeNanos), actor, what);
        return text
                + (object.isEmpty() ? "" : " " + object)
                + (value == 0 ? "" : " (" + value + ")");
    }
}
