package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import java.util.function.BiPredicate;

/**
 * A named moment.
 *
 * @param reached asked after every event, with the records that the event made
 */
public record Milestone(String text, BiPredicate<Mesh, Iterable<TraceRecord>> reached) {

    /** The moment when something of this kind happens to an object that ends with this text. */
    static Milestone traced(String text, String what, String objectEnd) {
        return new Milestone(
                text,
                (mesh, records) -> {
                    for (TraceRecord happened : records) {
                        if (happened.what().equals(what) && happened.object().endsWith(objectEnd)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    @Override
    public String toString() {
        return text;
    }
}
