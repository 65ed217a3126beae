package io.meshsim.dsl;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/** Durations as text, short where that is exact. */
final class Durations {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Durations() {}

    static String text(Duration duration) {
        return text(duration.toNanos());
    }

    static String text(long nanos) {
        if (nanos % NANOS_PER_MILLI != 0) {
            return SimTime.text(nanos);
        }
        long millis = nanos / NANOS_PER_MILLI;
        return millis % 1000 == 0 && millis != 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
