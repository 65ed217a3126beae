package io.meshsim.part.istiod.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Change;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.station.RwLock;
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
    private final RwLock lock = new RwLock(simulation, "what is written");
    private final InboundQueue.Gate gate =
            new InboundQueue.Gate() {
                @Override
                public boolean enter(Change change, Event entered, int row) {
                    boolean isFree = lock.tryLockWrite();
                    if (!isFree) {
                        lock.lockWrite(entered, row);
                    }
                    return isFree;
                }

                @Override
                public void leave(Change change) {
                    lock.unlockWrite();
                }
            };
    private final InboundQueue queue =
            new InboundQueue(
                    simulation,
                    cpu,
                    "Kubernetes",
                    change -> 2 * MS,
                    gate,
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
    void a_handler_that_must_not_write_yet_keeps_the_others_waiting() {
        assertThat(lock.tryLockWrite()).isTrue();
        simulation.event("freed", row -> lock.unlockWrite()).after(7 * MS, 0);
        add("a", "b");
        simulation.runUntilNanos(20 * MS);
        assertThat(seen).containsExactly("0 + 7", "a at 7", "7 + 2", "b at 9");
    }

    @Test
    void a_worker_goes_on_before_others_for_10_ms_and_then_waits_for_a_cpu() {
        add("a", "b", "c", "d", "e", "f");
        Event other = simulation.event("other", row -> {});
        for (int job = 0; job < 40; job++) {
            cpu.submit(3 * MS, other, 0);
        }
        simulation.runUntilNanos(60 * MS);
        // The four CPUs work on 40 jobs of 3 ms; five changes go before those, the sixth after.
        assertThat(seen)
                .containsExactly(
                        "0 + 2", "a at 2", "2 + 3", "b at 5", "5 + 3", "c at 8", "8 + 3", "d at 11",
                        "11 + 5", "e at 16", "16 + 18", "f at 34");
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
