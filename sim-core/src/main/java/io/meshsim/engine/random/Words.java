package io.meshsim.engine.random;

import io.meshsim.engine.time.GoDuration;
import java.time.Duration;

/** How laws print. */
final class Words {

    private Words() {}

    static String length(long nanos) {
        return GoDuration.text(Duration.ofNanos(nanos));
    }

    static String observations(long[] sorted) {
        return sorted.length
                + " observations from "
                + length(sorted[0])
                + " to "
                + length(sorted[sorted.length - 1]);
    }
}
