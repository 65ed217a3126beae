package io.meshsim.dsl;

import java.time.Duration;

/** What a moment should be; exact to the nanosecond. */
public final class TimeExpectation {

    private final SeenTime seen;

    TimeExpectation(SeenTime seen) {
        this.seen = seen;
    }

    /** Exactly this. */
    public void is(Duration expected) {
        if (!seen.time().equals(expected)) {
            throw failure("at " + Durations.text(expected));
        }
    }

    /** Not before the first and not after the second. */
    public void isBetween(Duration earliest, Duration latest) {
        if (seen.time().compareTo(earliest) < 0 || seen.time().compareTo(latest) > 0) {
            throw failure("between " + Durations.text(earliest) + " and " + Durations.text(latest));
        }
    }

    /** Not after this. */
    public void isAtMost(Duration latest) {
        if (seen.time().compareTo(latest) > 0) {
            throw failure("at most " + Durations.text(latest));
        }
    }

    private MeshFailure failure(String expected) {
        return seen.mesh()
                .failures()
                .failure(seen.what() + " " + expected, Durations.text(seen.time()), seen.nearest());
    }
}
