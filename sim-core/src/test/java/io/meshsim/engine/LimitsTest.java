package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run over its limit ends with a message that names what ran last. */
class LimitsTest {

    private long wallNanos;

    @Test
    void the_number_of_events_is_limited() {
        Simulation sim = sim(Limits.DEFAULT.withEvents(100));
        tickEvery(sim, 1_000_000);

        assertThatThrownBy(() -> sim.runFor(1_000_000_000))
                .isInstanceOf(SimulationFailure.class)
                .hasMessage(
                        """
                        the run is over its limit at 99.000 ms: 100 events have run and more are due
                          last events
                            92.000 ms     tick [92]
                            93.000 ms     tick [93]
                            94.000 ms     tick [94]
                            95.000 ms     tick [95]
                            96.000 ms     tick [96]
                            97.000 ms     tick [97]
                            98.000 ms     tick [98]
                            99.000 ms     tick [99]
                          seed  7\
                        """);
        assertThat(sim.executedEvents()).isEqualTo(100);
    }

    @Test
    void a_run_of_just_as_many_events_passes() {
        Simulation sim = sim(Limits.DEFAULT.withEvents(100));
        tickEvery(sim, 10);

        sim.runFor(990);

        assertThat(sim.executedEvents()).isEqualTo(100);
    }

    @Test
    void virtual_time_that_stands_still_is_noticed() {
        Simulation sim = sim(Limits.DEFAULT.withEventsPerInstant(1_000));
        tickEvery(sim, 0);

        assertThatThrownBy(() -> sim.runFor(1))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("time has stood still for 1,00")
                .hasMessageContaining("tick [1007]");
        assertThat(sim.executedEvents()).isBetween(1_000L, 2_010L);
    }

    @Test
    void many_events_of_one_instant_pass_if_time_moves_on() {
        Simulation sim = sim(Limits.DEFAULT.withEventsPerInstant(1_000));
        Event event = sim.event("burst", row -> {});
        for (int i = 0; i < 3_000; i++) {
            event.after(i / 900, i);
        }

        sim.runFor(10);

        assertThat(sim.executedEvents()).isEqualTo(3_000);
    }

    @Test
    void virtual_time_is_limited() {
        Simulation sim = sim(Limits.DEFAULT.withTime(Duration.ofSeconds(1)));
        tickEvery(sim, 400_000_000);

        assertThatThrownBy(() -> sim.runFor(2_000_000_000))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining(
                        "virtual time would pass 1000.000 ms with \"tick [3]\" at 1200.000 ms");
        assertThat(sim.executedEvents()).isEqualTo(3);
    }

    @Test
    void time_on_the_wall_is_limited_by_a_clock_from_outside() {
        Limits limits = Limits.DEFAULT.withWallClock(Duration.ofSeconds(5), () -> wallNanos);
        Simulation sim = sim(limits);
        Event tick = sim.event("tick", row -> wallNanos += 100_000);
        for (int i = 0; i < 200_000; i++) {
            tick.after(i, i);
        }

        assertThatThrownBy(() -> sim.runFor(200_000))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("on the wall");
        // 5 s are over after 50,000 events; it is read every 65,536 and eight more are named
        assertThat(sim.executedEvents()).isBetween(50_000L, 65_536L + 10);
    }

    @Test
    void limits_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withEvents(0))
                .withMessage("a limit of 0 events is less than 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withTime(Duration.ofSeconds(-1)));
    }

    private static Simulation sim(Limits limits) {
        return new Simulation(7, EngineSettings.DEFAULT.withLimits(limits));
    }

    private static void tickEvery(Simulation sim, long gapNanos) {
        Event[] tick = new Event[1];
        tick[0] = sim.event("tick", row -> tick[0].after(gapNanos, row + 1));
        tick[0].after(0, 0);
    }
}
