package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.random.RandomStream;
import org.junit.jupiter.api.Test;

class LadderQueueTest {

    private static final int PENDING = 1_000;
    private static final long CALM_NANOS = 1_000_000_000;
    private static final long BUSY_NANOS = CALM_NANOS / 100;

    private final LadderQueue queue = new LadderQueue();
    private final RandomStream gaps = RandomStream.of(1, "test", "gaps");

    @Test
    void buckets_become_narrower_when_more_happens_in_a_second() {
        for (int i = 0; i < PENDING; i++) {
            queue.add(gaps.nextLong(2 * CALM_NANOS), i);
        }
        hold(PENDING, CALM_NANOS);
        // Buckets for three calm entries hold hundreds of busy ones, until they are built anew.
        hold(100 * PENDING, BUSY_NANOS);

        int crowds = 0;
        for (int i = 0; i < 100; i++) {
            hold(100, BUSY_NANOS);
            crowds += queue.isCrowded() ? 1 : 0;
        }
        assertThat(crowds).isZero();
    }

    /** Puts each entry that comes up into the queue again. */
    private void hold(int times, long meanNanos) {
        for (int i = 0; i < times; i++) {
            assertThat(queue.poll(Long.MAX_VALUE)).isTrue();
            queue.add(queue.timeNanos() + gaps.nextLong(2 * meanNanos), queue.payload());
        }
    }
}
