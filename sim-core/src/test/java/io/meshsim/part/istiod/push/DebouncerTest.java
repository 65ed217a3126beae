package io.meshsim.part.istiod.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The debouncer in exact simulated time; the rules are those of Istio 1.30's discovery.go. */
class DebouncerTest {

    private static final long MS = 1_000_000L;

    private record Pushed(long startMs, int updates, boolean full) {}

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final List<Pushed> pushes = new ArrayList<>();
    private final List<Long> debouncedMs = new ArrayList<>();
    private int fullRunning;
    private int mostFullRunning = 1;

    private Debouncer debouncer(long afterMs, long maxMs, boolean eds, long pushMs) {
        return new Debouncer(simulation, afterMs * MS, maxMs * MS, eds, new TimedPushes(pushMs));
    }

    /** Pushes that take a time, and what the debouncer tells of them. */
    private final class TimedPushes implements Debouncer.Pusher {

        private final long pushMs;

        TimedPushes(long pushMs) {
            this.pushMs = pushMs;
        }

        @Override
        public void push(Batch batch, Runnable onDone) {
            boolean full = batch.request().full();
            long nowMs = simulation.nowNanos() / MS;
            pushes.add(new Pushed(nowMs, batch.updates(), full));
            fullRunning += full ? 1 : 0;
            assertThat(fullRunning).isLessThanOrEqualTo(mostFullRunning);
            simulation.after(
                    pushMs * MS,
                    "push ends",
                    () -> {
                        fullRunning -= full ? 1 : 0;
                        onDone.run();
                    });
        }

        @Override
        public void debounced(long nanos) {
            debouncedMs.add(nanos / MS);
        }
    }

    private void update(Debouncer debouncer, long atMs, boolean full) {
        simulation.at(
                atMs * MS,
                "update",
                () -> debouncer.update(PushRequest.of(full, Reason.CONFIG), List.of()));
    }

    private void run() {
        simulation.runUntilNanos(10_000 * MS);
    }

    @Test
    void a_single_update_is_pushed_exactly_one_quiet_time_later() {
        Debouncer debouncer = debouncer(100, 10_000, true, 0);
        update(debouncer, 0, true);
        run();
        assertThat(pushes).containsExactly(new Pushed(100, 1, true));
        assertThat(debouncer.isQuiet()).isTrue();
    }

    @Test
    void a_steady_stream_is_pushed_when_the_timer_rings_after_the_greatest_delay() {
        Debouncer debouncer = debouncer(100, 1000, true, 0);
        for (int i = 0; i <= 42; i++) {
            update(debouncer, 35L * i, true);
        }
        run();
        // The timer rings at 100, then every 70 ms (35 ms are left each time, then 65 are not
        // enough): 1010 is the first of them not before 1000. The second batch ends at 1470.
        assertThat(pushes).containsExactly(new Pushed(1010, 29, true), new Pushed(1570, 14, true));
    }

    @Test
    void an_update_during_a_push_goes_out_when_the_push_ends() {
        Debouncer debouncer = debouncer(100, 10_000, true, 500);
        update(debouncer, 0, true);
        update(debouncer, 150, true);
        run();
        assertThat(pushes).containsExactly(new Pushed(100, 1, true), new Pushed(600, 1, true));
    }

    @Test
    void updates_during_a_push_become_one() {
        Debouncer debouncer = debouncer(100, 10_000, true, 500);
        update(debouncer, 0, true);
        for (long atMs : new long[] {150, 200, 300}) {
            update(debouncer, atMs, true);
        }
        run();
        assertThat(pushes).containsExactly(new Pushed(100, 1, true), new Pushed(600, 3, true));
    }

    @Test
    void an_update_shortly_before_a_push_ends_waits_for_its_own_quiet_time() {
        Debouncer debouncer = debouncer(100, 10_000, true, 500);
        update(debouncer, 0, true);
        update(debouncer, 570, true);
        run();
        assertThat(pushes).containsExactly(new Pushed(100, 1, true), new Pushed(670, 1, true));
    }

    @Test
    void endpoint_updates_wait_with_the_others_by_default() {
        Debouncer debouncer = debouncer(100, 10_000, true, 0);
        update(debouncer, 0, false);
        update(debouncer, 30, true);
        run();
        assertThat(pushes).containsExactly(new Pushed(130, 2, true));
    }

    @Test
    void endpoint_updates_without_debounce_overlap_and_leave_the_timer_alone() {
        Debouncer debouncer = debouncer(100, 10_000, false, 300);
        update(debouncer, 0, true);
        update(debouncer, 10, false);
        update(debouncer, 20, false);
        update(debouncer, 150, false);
        run();
        assertThat(pushes)
                .containsExactly(
                        new Pushed(10, 1, false),
                        new Pushed(20, 1, false),
                        new Pushed(100, 1, true),
                        new Pushed(150, 1, false));
        assertThat(debouncer.isQuiet()).isTrue();
        // Only the full one was debounced: 100 ms, and 300 ms for its push.
        assertThat(debouncedMs).containsExactly(400L);
    }

    @Test
    void a_full_update_every_25_ms_is_pushed_at_the_maximum() {
        Debouncer debouncer = debouncer(50, 100, false, 200);
        for (long atMs : new long[] {0, 25, 50, 75}) {
            update(debouncer, atMs, true);
        }
        run();
        assertThat(pushes).containsExactly(new Pushed(100, 4, true));
    }

    @Test
    void a_second_update_after_the_quiet_time_is_a_second_push() {
        Debouncer debouncer = debouncer(50, 100, false, 200);
        update(debouncer, 0, true);
        update(debouncer, 60, true);
        run();
        assertThat(pushes).containsExactly(new Pushed(50, 1, true), new Pushed(250, 1, true));
    }

    @Test
    void a_reset_forgets_what_waits_and_what_runs() {
        Debouncer debouncer = debouncer(100, 10_000, true, 500);
        update(debouncer, 0, true);
        update(debouncer, 150, true);
        // The process is gone: what it was doing goes on only in this test.
        mostFullRunning = 2;
        simulation.at(200 * MS, "reset", debouncer::reset);
        update(debouncer, 300, true);
        simulation.at(350 * MS, "look", () -> assertThat(debouncer.isQuiet()).isFalse());
        simulation.runUntilNanos(550 * MS);
        assertThat(pushes).containsExactly(new Pushed(100, 1, true), new Pushed(400, 1, true));
    }
}
