package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Alarms by row ring at their last setting, and what they leave behind is bounded. */
class TimersTest {

    private static final long SECOND = 1_000_000_000L;

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> rung = new ArrayList<>();
    private final Timers timers =
            sim.timers("timeout", row -> rung.add(row + " at " + sim.nowNanos()));

    @Test
    void each_row_rings_by_itself() {
        timers.reset(3, 30);
        timers.reset(1, 10);
        timers.reset(2, 20);
        timers.cancel(2);
        timers.cancel(99);

        assertThat(timers.isPending(1)).isTrue();
        assertThat(timers.isPending(2)).isFalse();
        assertThat(timers.isPending(1_000)).isFalse();
        sim.runFor(100);
        assertThat(rung).containsExactly("1 at 10", "3 at 30");
    }

    @Test
    void a_negative_row_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timers.reset(-1, 10))
                .withMessage("row -1 of timeout must not be negative");
    }

    /** 1,000 requests a millisecond, each done after 10 ms, none ever waits for its 15 s. */
    @Test
    void a_million_requests_a_second_with_timeouts_need_as_many_entries_as_are_in_flight() {
        Rows rows = new Rows("requests");
        Event done = sim.event("done", row -> finish(rows, row));
        Event[] arrive = new Event[1];
        arrive[0] =
                sim.event(
                        "arrive",
                        ignored -> {
                            int row = rows.take();
                            timers.reset(row, 15 * SECOND);
                            done.after(10_000_000, row);
                            arrive[0].after(1_000, 0);
                        });
        arrive[0].after(0, 0);

        sim.runFor(SECOND / 4);

        // 10,000 in flight: an end and a timeout each, and the next arrival
        assertThat(rows.made()).isEqualTo(10_000);
        assertThat(sim.pendingEvents()).isLessThanOrEqualTo(20_001);
        assertThat(rung).isEmpty();
    }

    @Test
    void alarms_moved_earlier_again_and_again_do_not_pile_up() {
        for (int i = 0; i < 200_000; i++) {
            timers.reset(0, SECOND);
            timers.reset(0, SECOND / 2);
            timers.reset(0, 1);
            sim.runFor(1);
        }

        assertThat(rung).hasSize(200_000);
        assertThat(sim.pendingEvents()).isLessThan(2_100);
    }

    @Property(tries = 300)
    void they_ring_when_a_list_of_deadlines_says(@ForAll long seed) {
        Simulation run = new Simulation(seed, TieMode.FIRST_COME);
        List<String> seen = new ArrayList<>();
        Timers table = run.timers("t", row -> seen.add(row + " at " + run.nowNanos()));
        RandomStream draws = RandomStream.of(seed, "test", "timers");
        long[] deadlines = new long[5];
        List<String> expected = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            int row = draws.nextInt(5);
            if (draws.nextInt(4) == 0) {
                table.cancel(row);
                deadlines[row] = 0;
            } else {
                // one row, one residue: no two of them ever ring at one instant
                long delay = 5L * (1 + draws.nextInt(40)) - run.nowNanos() % 5 + row;
                table.reset(row, delay);
                deadlines[row] = run.nowNanos() + delay;
            }
            long until = run.nowNanos() + draws.nextInt(60);
            ring(deadlines, until, expected);
            run.runUntilNanos(until);
        }
        assertThat(seen).isEqualTo(expected);
    }

    private static void ring(long[] deadlines, long until, List<String> expected) {
        while (true) {
            int first = -1;
            for (int row = 0; row < deadlines.length; row++) {
                boolean due = deadlines[row] > 0 && deadlines[row] <= until;
                if (due && (first < 0 || deadlines[row] < deadlines[first])) {
                    first = row;
                }
            }
            if (first < 0) {
                return;
            }
            expected.add(first + " at " + deadlines[first]);
            deadlines[first] = 0;
        }
    }

    private void finish(Rows rows, int row) {
        timers.cancel(row);
        rows.free(row);
    }
}
