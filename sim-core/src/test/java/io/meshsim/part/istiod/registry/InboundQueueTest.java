package io.meshsim.part.istiod.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Change;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.station.Station;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes are handled one after the other, each for its time. */
class InboundQueueTest {

    private static final long MS = 1_000_000L;

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final Station cpu = new Station(simulation, "cpu", 4);
    private final List<String> seen = new ArrayList<>();
    private final InboundQueue queue =
            new InboundQueue(
                    simulation,
                    cpu,
                    "Kubernetes",
                    change -> 2 * MS,
                    change -> seen.add(change.key().name() + " at " + simulation.nowNanos() / MS),
                    (name, waited, worked) -> seen.add(waited / MS + " + " + worked / MS));

    private void add(String... names) {
        for (String name : names) {
            queue.add(new Change(null, new Namespace(Meta.of("", name)), 0));
        }
    }

    @Test
    void a_change_waits_for_those_before_it_though_cpus_are_idle() {
        add("a", "b");
        assertThat(queue.depth()).isEqualTo(1);
        simulation.runUntilNanos(10 * MS);
        assertThat(seen).containsExactly("0 + 2", "a at 2", "2 + 2", "b at 4");
        assertThat(queue.isQuiet()).isTrue();
    }

    @Test
    void what_was_being_handled_in_a_crash_is_lost() {
        add("a", "b");
        simulation.runUntilNanos(MS);
        queue.reset();
        add("c");
        simulation.runUntilNanos(10 * MS);
        assertThat(seen).containsExactly("0 + 2", "c at 3");
    }
}
