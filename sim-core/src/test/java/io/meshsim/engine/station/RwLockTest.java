package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers together, writers alone, and neither starves. */
class RwLockTest {

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final RwLock lock = new RwLock(sim, "push context");
    private final List<String> log = new ArrayList<>();
    private final Event read = sim.event("read", row -> log.add("r" + row + " " + sim.nowNanos()));
    private final Event write =
            sim.event("write", row -> log.add("w" + row + " " + sim.nowNanos()));

    @Test
    void readers_hold_it_together() {
        lock.lockRead(read, 1);
        lock.lockRead(read, 2);
        sim.runFor(1);

        assertThat(log).containsExactly("r1 0", "r2 0");
        assertThat(lock.readers()).isEqualTo(2);
        assertThat(lock.reads().acquisitions()).isEqualTo(2);
        assertThat(lock.reads().contended()).isZero();
    }

    @Test
    void a_writer_may_have_it_at_once_or_not_at_all() {
        assertThat(lock.tryLockWrite()).isTrue();
        assertThat(lock.tryLockWrite()).isFalse();
        lock.lockRead(read, 1);
        lock.unlockWrite();
        assertThat(lock.tryLockWrite()).isFalse();
        sim.runFor(1);
        assertThat(log).containsExactly("r1 0");
        assertThat(lock.writes().acquisitions()).isEqualTo(1);
    }

    @Test
    void a_waiting_writer_keeps_new_readers_out() {
        lock.lockRead(read, 1);
        sim.runFor(10);
        lock.lockWrite(write, 1);
        lock.lockRead(read, 2);
        assertThat(lock.waiting()).isEqualTo(2);
        sim.runFor(10);
        lock.unlockRead();
        sim.runFor(10);
        assertThat(lock.isWritten()).isTrue();
        lock.unlockWrite();
        sim.runFor(10);

        assertThat(log).containsExactly("r1 0", "w1 20", "r2 30");
        assertThat(lock.writes().waits().mean()).isEqualTo(10);
        assertThat(lock.reads().waits().mean()).isEqualTo(20);
        assertThat(lock.reads().meanWaitNanos()).isEqualTo(10);
    }

    @Test
    void readers_that_wait_go_before_the_next_writer() {
        lock.lockWrite(write, 1);
        lock.lockWrite(write, 2);
        lock.lockRead(read, 1);
        lock.lockRead(read, 2);
        sim.runFor(10);
        lock.unlockWrite();
        lock.lockRead(read, 3);
        sim.runFor(10);
        lock.unlockRead();
        sim.runFor(10);
        lock.unlockRead();
        sim.runFor(10);
        lock.unlockWrite();
        sim.runFor(10);

        // The third reader came after the first writer left, and so after the second writer.
        assertThat(log).containsExactly("w1 0", "r1 10", "r2 10", "w2 30", "r3 40");
    }

    @Test
    void statistics_start_anew() {
        lock.lockWrite(write, 1);
        lock.lockRead(read, 1);
        sim.runFor(10);
        lock.resetStatistics();
        lock.unlockWrite();

        assertThat(lock.writes().acquisitions()).isZero();
        assertThat(lock.reads().contended()).isEqualTo(1);
        assertThat(lock.reads().waits().max()).isEqualTo(10);
    }

    @Test
    void nobody_unlocks_what_he_does_not_hold() {
        sim.runFor(1_500_000);

        assertThatIllegalStateException()
                .isThrownBy(lock::unlockRead)
                .withMessage("push context is unlocked at 1.500 ms, but no reader holds it");
        assertThatIllegalStateException()
                .isThrownBy(lock::unlockWrite)
                .withMessage("push context is unlocked at 1.500 ms, but no writer holds it");
    }

    @Test
    void a_writer_costs_no_bytes() {
        Event[] again = new Event[1];
        Event release =
                sim.event(
                        "release",
                        row -> {
                            lock.unlockWrite();
                            again[0].after(0, row);
                        });
        Event held = sim.event("held", row -> release.after(10, row));

        Allocation.assertNoneByJobs(
                sim,
                (event, row) -> {
                    again[0] = event;
                    lock.lockWrite(held, row);
                });
    }
}
