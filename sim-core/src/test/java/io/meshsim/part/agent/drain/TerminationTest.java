package io.meshsim.part.agent.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** A proxy that is told to end serves on for a while; after istio 47718 and 50596. */
class TerminationTest {

    private static final DrainSettings WAITS =
            DrainSettings.DEFAULT.withExitOnZeroActiveConnections(true);

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final List<Double> ended = new ArrayList<>();

    private void terminate(DrainSettings settings, IntSupplier connections) {
        Runnable end = () -> ended.add(simulation.nowNanos() / 1e9);
        Termination.begin(simulation, settings, "a", connections, end);
        simulation.runFor(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void by_default_it_ends_after_five_seconds_whatever_is_open() {
        terminate(DrainSettings.DEFAULT, () -> 7);

        assertThat(ended).containsExactly(5.0);
    }

    @Test
    void without_connections_it_ends_at_the_first_look_after_the_least_time() {
        terminate(WAITS, () -> 0);

        assertThat(ended).containsExactly(6.0);
    }

    @Test
    void it_ends_at_the_first_look_at_which_all_connections_have_ended() {
        terminate(WAITS, () -> simulation.nowNanos() < 9_500_000_000L ? 1 : 0);

        assertThat(ended).containsExactly(10.0);
    }

    @Test
    void statistics_that_are_missing_end_it_at_once() {
        terminate(WAITS, () -> ActiveConnections.UNKNOWN);

        assertThat(ended).containsExactly(6.0);
    }

    @Test
    void five_failed_looks_in_a_row_end_it() {
        terminate(WAITS, () -> simulation.nowNanos() == 8_000_000_000L ? 1 : Termination.ERROR);

        // Looks at 6 and 7 s fail, that at 8 s does not, those from 9 to 13 s do.
        assertThat(ended).containsExactly(13.0);
    }
}
