package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes, no period gives more than the quota, and all work is done in the end. */
class CpuProperties {

    private static final long MS = 1_000_000;
    private static final long PERIOD_NANOS = 10 * MS;
    private static final int PERIODS = 1_000;

    @Property(tries = 200)
    void a_period_gives_no_more_than_the_quota(
            @ForAll @IntRange(min = 1, max = 4) int cores,
            @ForAll @IntRange(min = 1, max = 30) int quotaMillis,
            @ForAll TieMode ties,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 12_000_000) Integer> gaps) {
        Simulation sim = new Simulation(1, ties);
        CfsQuota quota = new CfsQuota(Duration.ofMillis(quotaMillis), Duration.ofMillis(10));
        Cpu cpu = new Cpu(sim, "cpu", cores, quota);
        int[] done = new int[1];
        Event onDone = sim.event("done", row -> done[0]++);
        Event arrive =
                sim.event("arrive", row -> cpu.submit(gaps.get(row) + row * MS, onDone, row));
        arrive.after(0, 0);
        long timeNanos = 0;
        long workNanos = gaps.get(0);
        for (int row = 1; row < gaps.size(); row++) {
            timeNanos += gaps.get(row);
            workNanos += gaps.get(row) + row * MS;
            arrive.after(timeNanos, row);
        }

        double before = 0;
        for (int period = 0; period < PERIODS; period++) {
            sim.runFor(PERIOD_NANOS);
            double used = cpu.busyNanos() - before;
            before = cpu.busyNanos();
            // Who runs on c cores stops at a whole nanosecond, so at most c - 1 too late.
            assertThat(used).isLessThan((double) quotaMillis * MS + cores);
        }

        assertThat(done[0]).isEqualTo(gaps.size());
        // Each departure is rounded up to a nanosecond, on all cores.
        assertThat(cpu.busyNanos())
                .isCloseTo((double) workNanos, within((double) gaps.size() * cores));
        assertThat(cpu.throttledPeriods()).isLessThanOrEqualTo(cpu.periods());
        assertThat(cpu.throttledNanos() > 0).isEqualTo(cpu.throttledPeriods() > 0);
    }
}
