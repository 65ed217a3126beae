package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.time.SimTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A timer rings once, at its last setting. */
class TimerTest {

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<Long> rung = new ArrayList<>();
    private final Timer timer = sim.timer("timer", () -> rung.add(sim.nowNanos()));

    @Test
    void it_rings_once_and_is_pending_until_then() {
        assertThat(timer.isPending()).isFalse();
        timer.after(10);
        assertThat(timer.isPending()).isTrue();
        assertThat(timer.deadlineNanos()).isEqualTo(10);

        sim.runFor(100);

        assertThat(rung).containsExactly(10L);
        assertThat(timer.isPending()).isFalse();
        assertThat(timer.deadlineNanos()).isEqualTo(SimTime.NEVER);
    }

    @Test
    void a_later_setting_replaces_an_earlier_one() {
        timer.after(10);
        sim.runFor(5);
        timer.after(10);
        sim.runFor(100);

        assertThat(rung).containsExactly(15L);
    }

    @Test
    void an_earlier_setting_replaces_a_later_one() {
        timer.after(50);
        timer.after(20);
        sim.runFor(100);

        assertThat(rung).containsExactly(20L);
    }

    @Test
    void a_cancelled_timer_is_silent_and_can_be_set_again() {
        timer.after(10);
        timer.cancel();
        assertThat(timer.isPending()).isFalse();
        sim.runFor(5);
        timer.after(10);
        sim.runFor(100);
        timer.cancel();

        assertThat(rung).containsExactly(15L);
    }

    @Test
    void it_can_set_itself_again() {
        List<Long> ticks = new ArrayList<>();
        Timer[] self = new Timer[1];
        self[0] =
                sim.timer(
                        "tick",
                        () -> {
                            ticks.add(sim.nowNanos());
                            self[0].after(10);
                        });
        self[0].after(0);
        sim.runFor(30);

        assertThat(ticks).containsExactly(0L, 10L, 20L, 30L);
    }

    @Test
    void moving_it_later_a_million_times_keeps_one_entry_in_the_queue() {
        for (int i = 0; i < 1_000_000; i++) {
            timer.after(10 + i);
        }

        assertThat(sim.pendingEvents()).isEqualTo(1);
        sim.runFor(2_000_000);
        assertThat(rung).containsExactly(10L + 999_999);
    }

    @Test
    void among_equal_times_one_that_was_moved_later_runs_where_it_was_put_in_again() {
        List<String> order = new ArrayList<>();
        Timer moved = sim.timer("moved", () -> order.add("moved"));
        moved.after(10);
        moved.after(20);
        sim.at(20, "before it is put in again", () -> order.add("scheduled at 0"));
        sim.at(10, "", () -> sim.after(10, "", () -> order.add("scheduled at 10")));
        sim.runFor(100);

        // the entry for 10 came first of all at 10, so its re-insertion precedes the last one
        assertThat(order).containsExactly("scheduled at 0", "moved", "scheduled at 10");
    }

    @Test
    void a_refused_setting_leaves_the_earlier_one() {
        timer.after(10);
        assertThatIllegalArgumentException().isThrownBy(() -> timer.after(-1));
        sim.runFor(100);

        assertThat(rung).containsExactly(10L);
    }

    /** Below 20: set to that delay; 20 to 22: cancel; above: let that much time less 20 pass. */
    @Property(tries = 200)
    void it_does_what_a_single_deadline_would_do(
            @ForAll @Size(max = 100) List<@IntRange(max = 40) Integer> steps) {
        Simulation run = new Simulation(1, TieMode.FIRST_COME);
        List<Long> seen = new ArrayList<>();
        Timer subject = run.timer("subject", () -> seen.add(run.nowNanos()));
        List<Long> expected = new ArrayList<>();
        long deadline = SimTime.NEVER;
        for (int step : steps) {
            if (step < 20) {
                subject.after(step);
                deadline = run.nowNanos() + step;
            } else if (step <= 22) {
                subject.cancel();
                deadline = SimTime.NEVER;
            } else {
                run.runFor(step - 20);
            }
            if (deadline <= run.nowNanos() && step > 22) {
                expected.add(deadline);
                deadline = SimTime.NEVER;
            }
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(subject.deadlineNanos()).isEqualTo(deadline);
    }
}
