package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs queue for cores, and those that have begun stand still when the quota is used up. */
class LimitedCoresTest {

    private static final long MS = 1_000_000;

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> done = new ArrayList<>();
    private final Event onDone =
            sim.event("done", row -> done.add(row + " at " + sim.nowNanos() / MS));

    private Cores cores(int cores, int limitMillis) {
        return Cores.of(sim, "cpu", cores, Optional.of(CfsQuota.ofMillicores(limitMillis)));
    }

    @Test
    void one_core_works_off_one_job_after_the_other() {
        Cores cores = cores(1, 1000);

        cores.submit(30 * MS, onDone, 1);
        cores.submit(20 * MS, onDone, 2);
        assertThat(cores.queueLength()).isEqualTo(1);
        sim.runFor(200 * MS);

        assertThat(done).containsExactly("1 at 30", "2 at 50");
        assertThat(cores.busyNanos()).isEqualTo(50 * MS);
        assertThat(cores.throttledNanos()).isZero();
    }

    @Test
    void two_cores_with_a_limit_of_one_and_a_half_stand_still_for_a_quarter_of_the_time() {
        Cores cores = cores(2, 1500);

        for (int job = 1; job <= 10; job++) {
            cores.submit(60 * MS, onDone, job);
        }
        sim.runFor(400 * MS);

        // 75 ms of two cores in each period: 60 + 15 ms, 45 + 30 ms, 30 + 45 ms, 15 + 60 ms.
        assertThat(done)
                .containsExactly(
                        "1 at 60",
                        "2 at 60",
                        "3 at 145",
                        "4 at 145",
                        "5 at 230",
                        "6 at 230",
                        "7 at 315",
                        "8 at 315",
                        "9 at 375",
                        "10 at 375");
        assertThat(cores.throttledNanos()).isEqualTo(3 * 25 * MS);
        assertThat(cores.throttledPeriods()).isEqualTo(3);
        assertThat(cores.periods()).isEqualTo(4);
    }

    @Test
    void a_job_may_go_before_those_that_wait() {
        Cores cores = cores(1, 1000);

        cores.submitFirst(10 * MS, onDone, 1);
        cores.submitFirst(10 * MS, onDone, 2);
        cores.submit(10 * MS, onDone, 3);
        cores.submitFirst(10 * MS, onDone, 4);
        sim.runFor(90 * MS);

        assertThat(done).containsExactly("1 at 10", "4 at 20", "2 at 30", "3 at 40");
    }

    @Test
    void held_back_it_begins_nothing_and_finishes_what_has_begun() {
        Cores cores = cores(1, 1000);

        cores.submit(10 * MS, onDone, 1);
        cores.submit(10 * MS, onDone, 2);
        cores.hold(true);
        sim.runFor(50 * MS);
        assertThat(done).containsExactly("1 at 10");

        cores.hold(false);
        sim.runFor(50 * MS);
        assertThat(done).containsExactly("1 at 10", "2 at 60");
    }

    @Test
    void what_waits_can_be_dropped() {
        Cores cores = cores(1, 1000);

        cores.submit(10 * MS, onDone, 1);
        cores.submit(10 * MS, onDone, 2);
        cores.dropWaiting();
        sim.runFor(50 * MS);

        assertThat(done).containsExactly("1 at 10");
        assertThat(cores.queueLength()).isZero();
    }

    @Test
    void without_a_quota_nobody_stands_still() {
        Cores cores = Cores.of(sim, "cpu", 1, Optional.empty());

        cores.submit(200 * MS, onDone, 1);
        sim.runFor(400 * MS);

        assertThat(done).containsExactly("1 at 200");
        assertThat(cores.periods()).isZero();
        assertThat(cores.throttledPeriods()).isZero();
        assertThat(cores.throttledNanos()).isZero();
    }
}
