package io.meshsim.engine.trace;

import io.meshsim.engine.time.SimTime;
import java.util.Locale;

/**
 * Something that happened: who did what, to whom, and because of what.
 *
 * @param timeNanos when, since the start of the run
 * @param actor who
 * @param what the kind, such as {@code push.start}
 * @param object to whom or about what; empty if nothing
 * @param value a number whose meaning and unit belong to the kind
 * @param request the root request it belongs to; 0 if none
 * @param number its place in the trace, from 1
 * @param cause number of the record that led to it; 0 if none did or causes are not traced
 */
public record TraceRecord(
        long timeNanos,
        String actor,
        String what,
        String object,
        long value,
        long request,
        long number,
        long cause) {

    /** A record that stands by itself. */
    public TraceRecord(
            long timeNanos, String actor, String what, String object, long value, long request) {
        this(timeNanos, actor, what, object, value, request, 0, 0);
    }

    @Override
    public String toString() {
        String text =
                String.format(
                        Locale.ROOT, "%-12s  %-20s  %s", SimTime.text(timeNanos), actor, what);
        return text
                + (object.isEmpty() ? "" : " " + object)
                + (value == 0 ? "" : " (" + value + ")");
    }
}
