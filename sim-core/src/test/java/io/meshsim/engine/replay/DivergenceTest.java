package io.meshsim.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Two runs that should be one are told apart at the first event that differs. */
class DivergenceTest {

    private int runs;

    @Test
    void equal_runs_do_not_differ() {
        assertThat(Divergence.of(run(row -> 10, row -> row))).isEmpty();
    }

    @Test
    void another_time_is_found_with_what_led_to_it() {
        // the third push of the second run comes a nanosecond later
        Divergence.Run run = run(row -> row == 2 && runs == 2 ? 11 : 10, row -> row);

        assertThat(Divergence.of(run))
                .get()
                .hasToString(
                        """
                        the runs differ at event 4: another event ran
                          first run
                            35 ns  push [3]
                            because  25 ns  push [2]
                            because  15 ns  push [1]
                            because  5 ns  change
                          second run
                            36 ns  push [3]
                            because  25 ns  push [2]
                            because  15 ns  push [1]
                            because  5 ns  change\
                        """);
    }

    @Test
    void another_record_is_found_in_the_event_that_made_it() {
        Divergence.Run run = run(row -> 10, row -> row == 2 && runs == 2 ? 7 : row);

        assertThat(Divergence.of(run))
                .get()
                .satisfies(found -> assertThat(found.event()).isEqualTo(3))
                .satisfies(found -> assertThat(found.what()).contains("recorded something else"));
    }

    @Test
    void a_record_of_the_last_event_counts_too() {
        Divergence.Run run = run(row -> 10, row -> row == 5 && runs == 2 ? 7 : row);

        assertThat(Divergence.of(run))
                .get()
                .satisfies(found -> assertThat(found.event()).isEqualTo(6));
    }

    @Test
    void a_run_that_ends_early_is_found() {
        Divergence.Run run = run(row -> row == 4 && runs == 1 ? -1 : 10, row -> row);

        assertThat(Divergence.of(run))
                .get()
                .asString()
                .startsWith(
                        "the runs differ at event 6: one run has ended\n  first run\n    no event");
    }

    /** A change, then five pushes one after the other. */
    private Divergence.Run run(IntUnaryOperator gapAfter, IntUnaryOperator recorded) {
        return (observer, started) -> {
            runs++;
            Simulation sim = new Simulation(1, EngineSettings.DEFAULT.withObserver(observer));
            started.on(sim);
            int actor = sim.trace().name("istiod");
            Event[] push = new Event[1];
            push[0] =
                    sim.event(
                            "push",
                            row -> {
                                sim.trace().record(actor, 0, 0, recorded.applyAsInt(row));
                                int gap = gapAfter.applyAsInt(row);
                                if (row < 5 && gap >= 0) {
                                    push[0].after(gap, row + 1);
                                }
                            });
            sim.after(5, "change", () -> push[0].after(10, 1));
            sim.runFor(1_000);
        };
    }
}
