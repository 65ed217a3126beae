package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With n jobs on c cores each runs at the rate min(1, c/n). */
class ProcessorSharingTest {

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> done = new ArrayList<>();
    private final Event onDone = sim.event("done", row -> done.add(row + " at " + sim.nowNanos()));

    @Test
    void two_jobs_on_one_core_run_at_half_its_speed() {
        ProcessorSharing core = new ProcessorSharing(sim, "core", 1);

        core.submit(20, onDone, 1);
        core.submit(10, onDone, 2);
        sim.runFor(50);

        // Both have 10 at 20, and then the longer has the core for itself.
        assertThat(done).containsExactly("2 at 20", "1 at 30");
        assertThat(core.utilisation()).isEqualTo(30.0 / 50);
        assertThat(core.meanJobs()).isEqualTo((2 * 20 + 10) / 50.0);
    }

    @Test
    void a_job_that_comes_later_slows_the_others_down() {
        ProcessorSharing core = new ProcessorSharing(sim, "core", 1);

        core.submit(20, onDone, 1);
        sim.runFor(10);
        core.submit(5, onDone, 2);
        sim.runFor(50);

        // At 20 the second has its 5 and the first 15 of 20.
        assertThat(done).containsExactly("2 at 20", "1 at 25");
    }

    @Test
    void a_job_runs_on_one_core_at_most() {
        ProcessorSharing cores = new ProcessorSharing(sim, "cores", 4);

        cores.submit(10, onDone, 1);
        cores.submit(20, onDone, 2);
        assertThat(cores.busyCores()).isEqualTo(2);
        sim.runFor(40);

        assertThat(done).containsExactly("1 at 10", "2 at 20");
        assertThat(cores.busyNanos()).isEqualTo(30);
    }

    @Test
    void three_jobs_share_two_cores_and_end_in_the_order_they_came() {
        ProcessorSharing cores = new ProcessorSharing(sim, "cores", 2);

        cores.submit(10, onDone, 1);
        cores.submit(10, onDone, 2);
        cores.submit(10, onDone, 3);
        sim.runFor(40);

        assertThat(done).containsExactly("1 at 15", "2 at 15", "3 at 15");
        assertThat(cores.jobs()).isZero();
    }

    @Test
    void a_part_of_a_nanosecond_counts_as_a_whole_one() {
        ProcessorSharing cores = new ProcessorSharing(sim, "cores", 2);

        for (int row = 1; row <= 3; row++) {
            cores.submit(1, onDone, row);
        }
        cores.submit(0, onDone, 4);
        sim.runFor(10);

        // 3 ns of work on two cores take 1.5 ns.
        assertThat(done).containsExactly("4 at 0", "1 at 2", "2 at 2", "3 at 2");
    }

    @Test
    void dropped_jobs_are_never_done() {
        ProcessorSharing core = new ProcessorSharing(sim, "core", 1);
        core.submit(10, onDone, 1);
        core.submit(10, onDone, 2);

        sim.runFor(5);
        core.dropAll();
        core.submit(10, onDone, 3);
        sim.runFor(100);

        assertThat(done).containsExactly("3 at 15");
    }

    @Test
    void a_job_costs_no_bytes() {
        ProcessorSharing cores = new ProcessorSharing(sim, "cores", 2);

        Allocation.assertNoneByJobs(
                sim, (again, row) -> cores.submit(100 + 7 * (row % 5), again, row));
    }

    @Test
    void work_must_not_be_negative_and_cores_must_be_there() {
        ProcessorSharing core = new ProcessorSharing(sim, "core", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> core.submit(-1, onDone, 0))
                .withMessage("work of -1 ns for core must be 0 to 2^45 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProcessorSharing(sim, "core", 0))
                .withMessage("core needs at least one core, not 0");
    }
}
