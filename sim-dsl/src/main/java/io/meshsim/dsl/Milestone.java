package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A named moment.
 *
 * @param evidence which records show it, for {@link Mesh#why}
 * @param reached asked after every event, with the records that the event made
 */
public record Milestone(
        String text,
        Predicate<TraceRecord> evidence,
        BiPredicate<Mesh, Iterable<TraceRecord>> reached) {

    /** The moment when something of this kind happens to an object that ends with this text. */
    static Milestone traced(String text, String what, String objectEnd) {
        Predicate<TraceRecord> evidence =
                happened -> happened.what().equals(what) && happened.object().endsWith(objectEnd);
        return new Milestone(text, evidence, (mesh, records) -> isAmong(records, evidence));
    }

    private static boolean isAmong(Iterable<TraceRecord> records, Predicate<TraceRecord> evidence) {
        for (TraceRecord happened : records) {
            if (evidence.test(happened)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
