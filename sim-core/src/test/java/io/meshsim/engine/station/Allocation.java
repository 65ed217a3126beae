package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import java.lang.management.ManagementFactory;

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

    /** Less than a byte a job: the JVM may make an object or two for itself. */
    static void assertNoneByJobs(Simulation sim, Entry entry) {
        Allocation allocation = new Allocation(sim, entry);
        for (int row = 0; row < JOBS_AT_ONCE; row++) {
            entry.enter(allocation.again, row);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        sim.runFor(NANOS);
        long jobsBefore = allocation.jobs;
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        sim.runFor(NANOS);
        long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;

        assertThat(allocation.jobs - jobsBefore).isGreaterThan(10_000);
        assertThat(bytes).isLessThan(allocation.jobs - jobsBefore);
    }

    private void comeBack(int row) {
        jobs++;
        entry.enter(again, row);
    }
}
