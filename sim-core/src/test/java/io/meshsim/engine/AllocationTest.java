package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once it has grown to its size, a model built on the engine allocates nothing. */
class AllocationTest {

    private static final int SOURCES = 300;

    @ParameterizedTest
    @EnumSource(Tracing.class)
    void events_timers_draws_and_records_allocate_nothing_in_steady_state(Tracing tracing) {
        Simulation sim = new Simulation(1, EngineSettings.DEFAULT.withTracing(tracing));
        Event[] act = new Event[1];
        RandomStream gaps = sim.stream("sources", "gap");
        Timers timers = sim.timers("timeout", row -> {});
        int actor = sim.trace().name("source");
        act[0] =
                sim.event(
                        "act",
                        row -> {
                            sim.trace().record(actor, 0, 0, row);
                            timers.reset(row, 500_000);
                            act[0].after((long) (gaps.nextExponential() * 1e6), row);
                        });
        for (int row = 0; row < SOURCES; row++) {
            act[0].after(row, row);
        }
        sim.runFor(200_000_000);
        long eventsBefore = sim.executedEvents();
        long one = allocated(sim, 5_000_000);
        long ten = allocated(sim, 50_000_000);

        // 300 sources once a millisecond: 15,000 activities in 50 ms, and their timers
        assertThat(sim.executedEvents() - eventsBefore).isGreaterThan(15_000);
        assertThat(ten).isLessThanOrEqualTo(one).isLessThan(64);
    }

    private static long allocated(Simulation sim, long nanos) {
        return AllocatedBytes.leastOf(() -> sim.runFor(nanos));
    }
}
