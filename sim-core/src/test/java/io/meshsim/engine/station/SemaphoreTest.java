package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Permits go to those who wait, in the order they came. */
class SemaphoreTest {

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> held = new ArrayList<>();
    private final Event onHeld = sim.event("held", row -> held.add(row + " at " + sim.nowNanos()));

    @Test
    void a_permit_goes_to_who_has_waited_longest() {
        Semaphore pushes = new Semaphore(sim, "pushes", 1);

        pushes.acquire(1, onHeld, 1);
        pushes.acquire(1, onHeld, 2);
        pushes.acquire(1, onHeld, 3);
        sim.runFor(10);
        pushes.release(1);
        assertThat(pushes.tryAcquire(1)).isFalse();
        sim.runFor(10);
        pushes.release(1);
        sim.runFor(20);

        assertThat(held).containsExactly("1 at 0", "2 at 10", "3 at 20");
        assertThat(pushes.contention().acquisitions()).isEqualTo(3);
        assertThat(pushes.contention().contended()).isEqualTo(2);
        assertThat(pushes.contention().waits().mean()).isEqualTo(15);
        assertThat(pushes.utilisation()).isEqualTo(1);
        // Two for 10 and one for 10, in 40.
        assertThat(pushes.meanWaiting()).isEqualTo(30.0 / 40);
    }

    @Test
    void who_wants_many_is_not_overtaken_by_who_wants_few() {
        Semaphore memory = new Semaphore(sim, "memory", 4);

        memory.acquire(3, onHeld, 1);
        memory.acquire(2, onHeld, 2);
        memory.acquire(1, onHeld, 3);
        assertThat(memory.available()).isEqualTo(1);
        sim.runFor(10);
        memory.release(1);
        sim.runFor(10);
        memory.release(2);
        sim.runFor(10);

        // At 10 there are 2, for the second; the third gets one of those given back at 20.
        assertThat(held).containsExactly("1 at 0", "2 at 10", "3 at 20");
        assertThat(memory.available()).isEqualTo(1);
    }

    @Test
    void one_release_can_serve_many() {
        Semaphore permits = new Semaphore(sim, "permits", 2);
        permits.acquire(2, onHeld, 1);
        permits.acquire(1, onHeld, 2);
        permits.acquire(1, onHeld, 3);
        permits.acquire(1, onHeld, 4);

        permits.release(2);
        sim.runFor(1);

        assertThat(held).containsExactly("1 at 0", "2 at 0", "3 at 0");
        assertThat(permits.waiting()).isEqualTo(1);
    }

    @Test
    void nobody_releases_or_wants_more_than_there_are() {
        Semaphore permits = new Semaphore(sim, "permits", 2);
        permits.acquire(1, onHeld, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> permits.release(2))
                .withMessage(
                        "2 permits of permits at 0.000 ms must be at least 1 and at most"
                                + " the 1 that are held");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> permits.acquire(3, onHeld, 1))
                .withMessage(
                        "3 permits of permits at 0.000 ms must be at least 1 and at most"
                                + " the 2 that there are");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Semaphore(sim, "permits", 0))
                .withMessage("permits needs at least one permit, not 0");
    }

    @Test
    void a_permit_costs_no_bytes() {
        Semaphore permits = new Semaphore(sim, "permits", 2);
        Event[] again = new Event[1];
        Event release =
                sim.event(
                        "release",
                        row -> {
                            permits.release(1);
                            again[0].after(0, row);
                        });
        Event begin = sim.event("begin", row -> release.after(10, row));

        Allocation.assertNoneByJobs(
                sim,
                (event, row) -> {
                    again[0] = event;
                    permits.acquire(1, begin, row);
                });
    }
}
