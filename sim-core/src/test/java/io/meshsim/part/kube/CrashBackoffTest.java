package io.meshsim.part.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A container that crashes again and again is started ever later. */
class CrashBackoffTest {

    private static final long SECOND = 1_000_000_000L;

    private final CrashBackoff backoff = new CrashBackoff();

    @Test
    void the_wait_doubles_from_ten_seconds_to_five_minutes_after_one_for_free() {
        List<Long> waits = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 8; i++) {
            long wait = backoff.nextNanos(now);
            waits.add(wait / SECOND);
            now += wait + SECOND;
        }
        assertThat(waits).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void ten_minutes_without_a_crash_are_forgiven() {
        backoff.nextNanos(0);
        assertThat(backoff.nextNanos(600 * SECOND)).isEqualTo(10 * SECOND);
        assertThat(backoff.nextNanos(610 * SECOND + 601 * SECOND)).isZero();
    }
}
