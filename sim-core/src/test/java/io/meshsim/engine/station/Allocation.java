package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.AllocatedBytes;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;

/** Jobs that come back as soon as they are done, and the bytes they cost. */
final class Allocation {

    private static final int JOBS_AT_ONCE = 8;
    private static final long NANOS = 1_000_000;

    private final Entry entry;
    private final Event again;
    private long jobs;

    /** How a job gets in; it must let {@code again} run for the row. */
    interface Entry {

        void enter(Event again, int row);
    }

    private Allocation(Simulation sim, Entry entry) {
        this.entry = entry;
        again = sim.event("again", this::comeBack);
    }

    /** A run as such may make an object or two. */
    static void assertNoneByJobs(Simulation sim, Entry entry) {
        Allocation allocation = new Allocation(sim, entry);
        for (int row = 0; row < JOBS_AT_ONCE; row++) {
            entry.enter(allocation.again, row);
        }
        sim.runFor(NANOS);
        assertThat(allocation.jobs).isGreaterThan(10_000);
        assertThat(AllocatedBytes.leastOf(() -> sim.runFor(NANOS))).isLessThan(64);
    }

    private void comeBack(int row) {
        jobs++;
        entry.enter(again, row);
    }
}
