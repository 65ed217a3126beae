package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads use up one quota together, and then stand still until the next period. */
class CpuTest {

    private static final long MS = 1_000_000;

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> done = new ArrayList<>();
    private final Event onDone =
            sim.event("done", row -> done.add(row + " at " + sim.nowNanos() / MS));

    @Test
    void one_thread_with_half_a_core_stands_still_for_half_of_the_period() {
        Cpu cpu = new Cpu(sim, "cpu", 4, CfsQuota.ofMillicores(500));

        cpu.submit(100 * MS, onDone, 1);
        sim.runFor(70 * MS);
        assertThat(cpu.isThrottled()).isTrue();
        assertThat(cpu.busyCores()).isZero();
        sim.runFor(130 * MS);

        // 50 ms from 0, and 50 ms from 100.
        assertThat(done).containsExactly("1 at 150");
        assertThat(cpu.throttledNanos()).isEqualTo(50 * MS);
        assertThat(cpu.busyNanos()).isEqualTo(100 * MS);
        assertThat(cpu.throttledPeriods()).isEqualTo(1);
        assertThat(cpu.periods()).isEqualTo(2);
    }

    @Test
    void four_threads_use_up_the_quota_of_one_core_in_a_quarter_of_the_period() {
        Cpu cpu = new Cpu(sim, "cpu", 4, CfsQuota.ofMillicores(1000));

        for (int thread = 1; thread <= 4; thread++) {
            cpu.submit(100 * MS, onDone, thread);
        }
        sim.runFor(400 * MS);

        // 25 ms each in each of four periods.
        assertThat(done).containsExactly("1 at 325", "2 at 325", "3 at 325", "4 at 325");
        assertThat(cpu.throttledNanos()).isEqualTo(3 * 75 * MS);
        assertThat(cpu.throttledCoreNanos()).isEqualTo(4 * 3 * 75 * MS);
        assertThat(cpu.throttledPeriods()).isEqualTo(3);
        assertThat(cpu.periods()).isEqualTo(4);
    }

    @Test
    void the_first_period_begins_with_the_first_thread_and_the_phase_stays() {
        Cpu cpu = new Cpu(sim, "cpu", 1, CfsQuota.ofMillicores(500));

        sim.runFor(30 * MS);
        cpu.submit(10 * MS, onDone, 1);
        sim.runFor(270 * MS);
        cpu.submit(60 * MS, onDone, 2);
        sim.runFor(200 * MS);

        // Periods begin at 30, 130, 230 and 330; from 300 on 30 ms, and 30 ms from 330 on.
        assertThat(done).containsExactly("1 at 40", "2 at 360");
        assertThat(cpu.throttledNanos()).isZero();
        // The one from 130 saw nobody; those from 30, 230 and 330 are over.
        assertThat(cpu.periods()).isEqualTo(3);
    }

    @Test
    void who_comes_when_the_quota_is_used_up_waits_for_the_next_period() {
        Cpu cpu = new Cpu(sim, "cpu", 2, CfsQuota.ofMillicores(500));

        cpu.submit(50 * MS, onDone, 1);
        sim.runFor(60 * MS);
        assertThat(cpu.isThrottled()).isFalse();
        cpu.submit(5 * MS, onDone, 2);
        assertThat(cpu.isThrottled()).isTrue();
        sim.runFor(100 * MS);

        assertThat(done).containsExactly("1 at 50", "2 at 105");
        assertThat(cpu.throttledNanos()).isEqualTo(40 * MS);
    }

    @Test
    void without_more_threads_than_quota_nobody_is_throttled() {
        Cpu cpu = new Cpu(sim, "cpu", 8, CfsQuota.ofMillicores(2000));

        cpu.submit(1000 * MS, onDone, 1);
        cpu.submit(1000 * MS, onDone, 2);
        sim.runFor(1000 * MS);

        assertThat(done).containsExactly("1 at 1000", "2 at 1000");
        assertThat(cpu.throttledNanos()).isZero();
        assertThat(cpu.periods()).isEqualTo(10);
        assertThat(cpu.throttledPeriods()).isZero();
    }

    @Test
    void what_is_used_beyond_the_quota_is_taken_off_the_next() {
        Cpu cpu = new Cpu(sim, "cpu", 3, CfsQuota.ofMillicores(1000));

        for (int thread = 1; thread <= 3; thread++) {
            cpu.submit(10_000 * MS, onDone, thread);
        }

        for (int period = 1; period <= 60; period++) {
            sim.runFor(100 * MS);
            // Three cores overdraw by less than 3 ns, once.
            assertThat(cpu.busyNanos()).isBetween(period * 100.0 * MS, period * 100.0 * MS + 2);
        }
    }

    @Test
    void without_a_quota_threads_share_the_cores() {
        Cpu cpu = new Cpu(sim, "cpu", 2);

        for (int thread = 1; thread <= 3; thread++) {
            cpu.submit(200 * MS, onDone, thread);
        }
        sim.runFor(1000 * MS);

        assertThat(done).containsExactly("1 at 300", "2 at 300", "3 at 300");
        assertThat(cpu.periods()).isZero();
        assertThat(sim.pendingEvents()).isZero();
    }

    @Test
    void statistics_start_anew_and_the_period_goes_on() {
        Cpu cpu = new Cpu(sim, "cpu", 1, CfsQuota.ofMillicores(500));
        cpu.submit(200 * MS, onDone, 1);

        sim.runFor(180 * MS);
        cpu.resetStatistics();
        sim.runFor(120 * MS);

        assertThat(cpu.throttledNanos()).isEqualTo((20 + 50) * MS);
        assertThat(cpu.throttledPeriods()).isEqualTo(2);
        assertThat(cpu.busyNanos()).isEqualTo(50 * MS);
    }

    @Test
    void a_thread_costs_no_bytes() {
        Cpu cpu = new Cpu(sim, "cpu", 2, CfsQuota.ofMillicores(1000));

        Allocation.assertNoneByJobs(sim, (again, row) -> cpu.submit(100, again, row));
    }

    @Test
    void quota_and_period_are_those_that_linux_takes_and_kubernetes_sets() {
        assertThat(CfsQuota.ofMillicores(250).quota()).isEqualTo(Duration.ofMillis(25));
        assertThat(CfsQuota.ofMillicores(5).quota()).isEqualTo(Duration.ofMillis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CfsQuota(Duration.ofMillis(1), Duration.ofSeconds(2)))
                .withMessage("CFS period PT2S must be 1 ms to 1 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CfsQuota.ofMillicores(0))
                .withMessage("CPU limit of 0 millicores must be positive");
    }
}
