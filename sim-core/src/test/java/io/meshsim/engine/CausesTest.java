package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.trace.Trace;
import io.meshsim.engine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With causes, any record can be walked back to what started it. */
class CausesTest {

    private final Simulation sim =
            new Simulation(7, EngineSettings.DEFAULT.withTracing(Tracing.CAUSES));
    private final Trace trace = sim.trace();

    @Test
    void a_record_is_caused_by_the_last_record_before_its_event_was_scheduled() {
        Event pushed = sim.event("push", row -> note("push.start"));
        sim.at(10, "kill", () -> note("node.down"));
        sim.at(
                20,
                "notice",
                () -> {
                    note("node.notready");
                    pushed.after(100, 0);
                    note("unrelated");
                });
        sim.runFor(1_000);

        assertThat(chain(4)).containsExactly("node.notready", "push.start");
    }

    @Test
    void later_records_of_an_event_are_caused_by_its_first() {
        sim.at(
                10,
                "push",
                () -> {
                    note("push.start");
                    note("push.enqueue a");
                    sim.after(5, "send", () -> note("push.send a"));
                    note("push.enqueue b");
                });
        sim.runFor(100);

        assertThat(chain(3)).containsExactly("push.start", "push.enqueue b");
        assertThat(chain(4)).containsExactly("push.start", "push.enqueue a", "push.send a");
    }

    @Test
    void an_alarm_is_caused_by_its_last_setting() {
        Timers timers = sim.timers("debounce", row -> note("rung"));
        sim.at(10, "first", () -> changed("change 1", timers));
        sim.at(15, "second", () -> changed("change 2", timers));
        sim.runFor(1_000);

        assertThat(chain(3)).containsExactly("change 2", "rung");
    }

    @Test
    void work_that_waited_can_name_its_own_cause() {
        List<Long> waiting = new ArrayList<>();
        sim.at(
                10,
                "submit",
                () -> {
                    note("submitted");
                    waiting.add(trace.cause());
                });
        sim.at(
                20,
                "other work ends",
                () -> {
                    note("other.done");
                    trace.causedBy(waiting.get(0));
                    sim.after(5, "work", () -> note("done"));
                });
        sim.runFor(100);

        assertThat(chain(3)).containsExactly("submitted", "done");
    }

    @Test
    void what_is_scheduled_between_runs_has_no_cause() {
        sim.at(10, "first", () -> note("first"));
        sim.runFor(10);
        sim.after(10, "second", () -> note("second"));
        sim.runFor(10);

        assertThat(trace.last(1).get(0).cause()).isZero();
    }

    @Test
    void a_failure_tells_its_causes() {
        sim.at(
                10_000_000,
                "kill",
                () -> {
                    note("node.down");
                    sim.after(
                            5_000_000,
                            "notice",
                            () -> {
                                throw new IllegalStateException("no lease");
                            });
                });

        assertThatThrownBy(() -> sim.runFor(1_000_000_000))
                .hasMessage(
                        """
                        event "notice" failed at 15.000 ms: no lease
                          seed  7
                          caused by
                            10.000 ms     test                  node.down
                          last records
                            10.000 ms     test                  node.down\
                        """);
    }

    @Test
    void causes_do_not_change_order_or_digest() {
        assertThat(digest(Tracing.CAUSES, TieMode.FIRST_COME))
                .isEqualTo(digest(Tracing.ON, TieMode.FIRST_COME));
        assertThat(digest(Tracing.CAUSES, TieMode.SHUFFLED))
                .isEqualTo(digest(Tracing.ON, TieMode.SHUFFLED));
    }

    @Test
    void an_observer_hears_of_every_event_with_the_one_that_scheduled_it() {
        List<String> heard = new ArrayList<>();
        EventObserver observer =
                (number, cause, time, name, row) ->
                        heard.add(number + " by " + cause + " at " + time + ": " + name);
        Simulation observed = new Simulation(7, EngineSettings.DEFAULT.withObserver(observer));
        Event second = observed.event("second", row -> {});
        observed.at(5, "first", () -> second.after(10, 3));
        observed.runFor(100);

        assertThat(heard).containsExactly("1 by 0 at 5: first", "2 by 1 at 15: second [3]");
    }

    private static String digest(Tracing tracing, TieMode ties) {
        Simulation run =
                new Simulation(3, EngineSettings.DEFAULT.withTracing(tracing).withTies(ties));
        int actor = run.trace().name("actor");
        Timers timers = run.timers("timer", row -> run.trace().record(actor, 0, 0, row));
        Event event =
                run.event(
                        "event",
                        row -> {
                            run.trace().record(actor, actor, 0, row);
                            timers.reset(row % 7, row % 5 * 10L);
                        });
        for (int i = 0; i < 500; i++) {
            event.after(i / 10, i);
        }
        run.runFor(1_000);
        return run.trace().digest();
    }

    private void changed(String what, Timers timers) {
        note(what);
        timers.reset(0, 100);
    }

    private void note(String what) {
        trace.record(trace.name("test"), trace.name(what), 0, 0);
    }

    private List<String> chain(long record) {
        return trace.chain(record).stream().map(TraceRecord::what).toList();
    }
}
