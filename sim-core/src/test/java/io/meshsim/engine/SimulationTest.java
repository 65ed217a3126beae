package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events run in order of time, the clock moves with them, and runs end where they should. */
class SimulationTest {

    private final Simulation sim = new Simulation(7, TieMode.FIRST_COME);
    private final List<String> seen = new ArrayList<>();

    @Test
    void events_run_at_their_time_and_first_come_first_served() {
        Event event = sim.event("note", row -> note("row " + row));
        event.after(20, 1);
        event.after(10, 2);
        sim.after(10, "action", () -> note("action"));
        event.after(10, -3);

        sim.runFor(100);

        assertThat(seen).containsExactly("10 row 2", "10 action", "10 row -3", "20 row 1");
        assertThat(sim.nowNanos()).isEqualTo(100);
        assertThat(sim.executedEvents()).isEqualTo(4);
        assertThat(sim.pendingEvents()).isZero();
    }

    @Test
    void run_for_includes_its_last_instant_and_nothing_after_it() {
        sim.at(100, "at the end", () -> note("end"));
        sim.at(101, "after it", () -> note("after"));

        sim.runFor(100);
        assertThat(seen).containsExactly("100 end");

        sim.runFor(1);
        assertThat(seen).containsExactly("100 end", "101 after");
    }

    @Test
    void an_event_of_now_runs_within_the_same_run() {
        sim.at(50, "first", () -> sim.after(0, "second", () -> note("second")));

        sim.runUntilNanos(50);

        assertThat(seen).containsExactly("50 second");
    }

    @Test
    void run_until_ends_when_the_condition_holds_or_the_limit_has_passed() {
        for (int i = 1; i <= 5; i++) {
            sim.at(i * 10L, "tick", () -> note("tick"));
        }

        assertThat(sim.runUntil(() -> seen.size() == 2, 1_000)).isTrue();
        assertThat(sim.nowNanos()).isEqualTo(20);
        assertThat(sim.runUntil(() -> seen.size() == 5, 25)).isFalse();
        assertThat(sim.nowNanos()).isEqualTo(45);
        assertThat(sim.runUntil(() -> seen.size() == 9, 1_000)).isFalse();
        assertThat(sim.nowNanos()).isEqualTo(1_045);
    }

    @Test
    void stop_ends_every_kind_of_run_after_the_current_event() {
        for (int i = 1; i <= 4; i++) {
            sim.at(i * 10L, "tick", () -> note("tick"));
            sim.at(i * 10L, "stop", sim::stop);
        }

        sim.runFor(1_000);
        assertThat(sim.nowNanos()).isEqualTo(10);
        assertThat(sim.runUntil(() -> false, 1_000)).isFalse();
        assertThat(sim.nowNanos()).isEqualTo(20);
        sim.runUntilNanos(500);
        assertThat(sim.nowNanos()).isEqualTo(30);
        assertThat(seen).hasSize(3);
    }

    @Test
    void a_step_is_one_event() {
        sim.at(5, "a", () -> note("a"));
        sim.at(9, "b", () -> note("b"));

        assertThat(sim.step()).isTrue();
        assertThat(seen).containsExactly("5 a");
        assertThat(sim.step()).isTrue();
        assertThat(sim.step()).isFalse();
        assertThat(sim.nowNanos()).isEqualTo(9);
    }

    @Test
    void a_watcher_is_called_after_every_event() {
        sim.afterEveryEvent(() -> note("watched"));
        sim.at(5, "a", () -> note("a"));
        sim.at(9, "b", () -> note("b"));

        sim.runFor(10);

        assertThat(seen).containsExactly("5 a", "5 watched", "9 b", "9 watched");
    }

    @Test
    void past_negative_and_overflowing_times_are_refused() {
        sim.runFor(100);
        Event event = sim.event("e", row -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sim.at(99, "too late", () -> {}))
                .withMessage("\"too late\" at 0.000 ms lies before now, 0.000 ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.after(-1, 0))
                .withMessage("delay -1 ns must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.after(Long.MAX_VALUE, 0))
                .withMessageContaining("overflows time");
        assertThatIllegalArgumentException().isThrownBy(() -> sim.runFor(-1));
        assertThat(sim.pendingEvents()).isZero();
    }

    @Test
    void a_failure_says_where_the_run_stood() {
        int actor = sim.trace().name("kube");
        int what = sim.trace().name("apply");
        sim.at(2_000_000, "apply", () -> sim.trace().record(actor, what, 0, 0));
        Event bad =
                sim.event(
                        "push",
                        row -> {
                            throw new IllegalStateException("no proxy " + row);
                        });
        bad.after(190_000_000, 42);

        assertThatThrownBy(() -> sim.runFor(1_000_000_000))
                .isInstanceOfSatisfying(
                        SimulationFailure.class,
                        failure -> {
                            assertThat(failure.timeNanos()).isEqualTo(190_000_000);
                            assertThat(failure.seed()).isEqualTo(7);
                        })
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessage(
                        """
                        event "push [42]" failed at 190.000 ms: no proxy 42
                          seed  7
                          last records
                            2.000 ms      kube                  apply\
                        """);
    }

    @Test
    void a_failure_without_a_message_says_what_was_thrown() {
        sim.at(
                1,
                "kill reviews-2",
                () -> {
                    throw new AssertionError();
                });

        assertThatThrownBy(sim::step)
                .isInstanceOf(SimulationFailure.class)
                .hasMessageStartingWith(
                        "event \"kill reviews-2\" failed at 0.000 ms: AssertionError");
    }

    @Test
    void a_stream_belongs_to_seed_owner_and_purpose() {
        RandomStream stream = sim.stream("proxy/reviews-1", "lb");

        assertThat(stream.nextLong())
                .isEqualTo(RandomStream.of(7, "proxy/reviews-1", "lb").nextLong());
    }

    private void note(String what) {
        seen.add(sim.nowNanos() + " " + what);
    }
}
