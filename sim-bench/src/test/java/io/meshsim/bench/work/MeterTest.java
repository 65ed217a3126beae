package io.meshsim.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The meter hashes the order of what happens, and stops. */
class MeterTest {

    @Test
    void the_hash_is_over_operations_and_timers_in_their_order() {
        Meter meter = Meter.hashing(2);

        meter.tick(3);
        meter.rang(5);
        meter.tick(7);

        // Each step is 31 times the hash before, plus id + 1 or minus it: 4, 4 * 31 - 6, ...
        assertThat(meter.orderHash()).isEqualTo((4 * 31 - 6) * 31 + 8);
    }

    @Test
    void an_engine_that_runs_on_changes_nothing_once_it_was_told_to_stop() {
        Meter meter = Meter.hashing(2);

        assertThat(meter.tick(1)).isFalse();
        assertThat(meter.tick(2)).isTrue();
        long hash = meter.orderHash();
        meter.tick(3);
        meter.rang(4);

        assertThat(meter.isDone()).isTrue();
        assertThat(meter.orderHash()).isEqualTo(hash);
    }
}
