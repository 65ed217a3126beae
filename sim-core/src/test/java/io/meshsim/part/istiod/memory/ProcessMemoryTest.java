package io.meshsim.part.istiod.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.cost.Calibrated;
import io.meshsim.cost.MemoryCosts;
import org.junit.jupiter.api.Test;

/** Memory follows what is held, at once and exactly. */
class ProcessMemoryTest {

    /** 1,000,000 B for the process, and different powers of ten for the rest; no garbage. */
    private static final MemoryCosts COSTS =
            new MemoryCosts(
                    bytes(1_000_000),
                    bytes(0),
                    bytes(0),
                    bytes(10_000),
                    bytes(1),
                    bytes(100),
                    bytes(1_000),
                    bytes(0),
                    bytes(2),
                    bytes(0));

    private int killed;
    private double shared;
    private final ProcessMemory memory = of(0);

    private ProcessMemory of(long limit) {
        return new ProcessMemory(COSTS, limit, () -> killed++, () -> shared);
    }

    private static Calibrated bytes(double value) {
        return Calibrated.bytes("test", value, 0, "the test");
    }

    @Test
    void a_process_that_does_not_run_has_none() {
        assertThat(memory.residentBytes()).isZero();
        memory.start();
        assertThat(memory.residentBytes()).isEqualTo(1_000_000);
        memory.end();
        assertThat(memory.residentBytes()).isZero();
        assertThat(memory.peakBytes()).isEqualTo(1_000_000);
    }

    @Test
    void a_proxy_has_its_connection_and_what_it_holds() {
        memory.start();
        memory.connected("");
        memory.holds(30);
        assertThat(memory.residentBytes()).isEqualTo(1_010_030);
        memory.holds(-10);
        assertThat(memory.residentBytes()).isEqualTo(1_010_020);
        memory.disconnected("", 20);
        assertThat(memory.residentBytes()).isEqualTo(1_000_000);
        assertThat(memory.peakBytes()).isEqualTo(1_010_030);
    }

    @Test
    void a_context_stays_as_long_as_it_is_the_newest_or_a_proxy_refers_to_it() {
        memory.start();
        memory.contextMade("1", 5, 0);
        memory.connected("1");
        memory.connected("1");
        memory.contextMade("2", 5, 2);
        assertThat(memory.residentBytes()).isEqualTo(1_020_000 + 500 + 2_500);

        memory.moved("1", "2");
        assertThat(memory.residentBytes()).isEqualTo(1_020_000 + 500 + 2_500);
        memory.disconnected("1", 0);
        assertThat(memory.residentBytes()).isEqualTo(1_010_000 + 2_500);
        memory.contextMade("3", 1, 0);
        memory.moved("2", "3");
        assertThat(memory.residentBytes()).isEqualTo(1_010_000 + 100);
    }

    @Test
    void a_response_counts_until_it_is_gone() {
        memory.start();
        memory.responseMade(500);
        assertThat(memory.residentBytes()).isEqualTo(1_001_000);
        memory.responseGone(500);
        assertThat(memory.residentBytes()).isEqualTo(1_000_000);
    }

    @Test
    void garbage_comes_with_all_that_is_in_use_but_not_with_the_program() {
        MemoryCosts costs = MemoryCosts.DEFAULT;
        ProcessMemory real = new ProcessMemory(costs, 0, () -> {}, () -> 0);
        real.start();
        real.connected("");
        assertThat(real.residentBytes())
                .isEqualTo(costs.process().value() + 2 * costs.perConnection().value());
    }

    @Test
    void beyond_the_limit_it_is_killed_once_and_again_after_a_new_start() {
        ProcessMemory limited = of(1_015_000);
        limited.start();
        limited.connected("");
        assertThat(killed).isZero();
        limited.connected("");
        limited.connected("");
        assertThat(killed).isEqualTo(1);

        limited.end();
        limited.start();
        assertThat(killed).isEqualTo(1);
        shared = 20_000;
        limited.changed();
        assertThat(killed).isEqualTo(2);
        assertThat(limited.kills()).isEqualTo(2);
        limited.resetStatistics();
        assertThat(limited.kills()).isZero();
    }

    /** The rows of the Azure add-on test: sidecars, resources that each holds, and gigabytes. */
    @Test
    void published_rows_without_churn_come_out_within_a_tenth() {
        assertThat(gigabytes(25_000, 1)).isBetween(31.5, 32.7);
        assertThat(gigabytes(30_000, 1)).isBetween(41.2 * 0.9, 41.2);
        assertThat(gigabytes(20_000, 1_000)).isBetween(39.6, 41.2);
        assertThat(gigabytes(20_000, 1_000)).isBetween(42.6 * 0.9, 42.6);
    }

    /** With churn they have more than this, by up to a quarter. */
    @Test
    void published_rows_with_churn_come_out_too_low_by_a_quarter_at_most() {
        assertThat(gigabytes(15_000, 1)).isBetween(25.4 * 0.75, 22.2);
        assertThat(gigabytes(25_000, 1)).isBetween(42.7 * 0.75, 36.1);
    }

    private static double gigabytes(int sidecars, int services) {
        MemoryCosts costs = MemoryCosts.DEFAULT;
        double index =
                sidecars * costs.perEndpoint().value() + services * costs.perService().value();
        ProcessMemory memory = new ProcessMemory(costs, 0, () -> {}, () -> index);
        memory.start();
        memory.contextMade("1", services, 0);
        for (int i = 0; i < sidecars; i++) {
            memory.connected("1");
            memory.holds(2 * services + 10);
        }
        return memory.residentBytes() / 1e9;
    }
}
