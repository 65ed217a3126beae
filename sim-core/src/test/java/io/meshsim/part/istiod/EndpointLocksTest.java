package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Change;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.part.istiod.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who generates from a service's endpoints, or writes them, is alone. */
class EndpointLocksTest {

    private static final EndpointSlice SLICE =
            new EndpointSlice(Meta.of("ns", "a-1"), "a", List.of(), List.of());
    private static final ResourceKey A = Registry.serviceOf(SLICE);
    private static final ResourceKey B = new ResourceKey(Kind.SERVICE, "ns", "b");
    private static final Change WRITE = new Change(null, SLICE, 0);

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> seen = new ArrayList<>();
    private final Event entered = simulation.event("entered", row -> seen.add("write " + row));
    private final EndpointLocks locks = locks(true);

    private EndpointLocks locks(boolean on) {
        EndpointLocks made = new EndpointLocks(simulation, on, on);
        made.takenBy((id, nanos) -> seen.add(id + " for " + nanos));
        return made;
    }

    private static Set<ResourceKey> of(ResourceKey... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }

    private void release(int id) {
        locks.release(id);
        simulation.runFor(1);
    }

    @Test
    void they_go_one_by_one_in_their_order_of_coming() {
        locks.take(1, of(A), 10);
        locks.take(2, of(A), 20);
        assertThat(locks.enter(WRITE, entered, 7)).isFalse();
        locks.take(3, of(A), 30);
        assertThat(seen).containsExactly("1 for 10");
        release(1);
        assertThat(seen).containsExactly("1 for 10", "2 for 20");
        release(2);
        assertThat(seen).containsExactly("1 for 10", "2 for 20", "write 7");
        locks.leave(WRITE);
        simulation.runFor(1);
        assertThat(seen).containsExactly("1 for 10", "2 for 20", "write 7", "3 for 30");
        release(3);
        assertThat(locks.enter(WRITE, entered, 8)).isTrue();
    }

    @Test
    void who_needs_several_waits_for_one_after_the_other() {
        locks.take(1, of(A), 10);
        locks.take(2, of(B), 20);
        locks.take(3, of(B, A), 30);
        release(1);
        assertThat(seen).containsExactly("1 for 10", "2 for 20");
        release(2);
        assertThat(seen).containsExactly("1 for 10", "2 for 20", "3 for 30");
    }

    @Test
    void nobody_waits_for_what_nobody_locks() {
        locks.take(1, of(A), 10);
        locks.take(2, of(B), 20);
        locks.take(3, of(), 30);
        Change other = new Change(null, new Namespace(Meta.of("", "ns")), 0);
        assertThat(locks.enter(other, entered, 7)).isTrue();
        locks.leave(other);
        locks.release(3);
        locks.release(4);
        assertThat(seen).containsExactly("1 for 10", "2 for 20", "3 for 30");
    }

    @Test
    void nobody_waits_if_they_are_off() {
        EndpointLocks off = locks(false);
        off.take(1, of(A), 10);
        off.take(2, of(A), 20);
        assertThat(off.enter(WRITE, entered, 7)).isTrue();
        off.leave(WRITE);
        assertThat(seen).containsExactly("1 for 10", "2 for 20");
    }

    @Test
    void a_crash_forgets_who_held_and_who_waited() {
        locks.take(1, of(A), 10);
        locks.take(2, of(A), 20);
        locks.reset();
        release(1);
        assertThat(seen).containsExactly("1 for 10");
        assertThat(locks.enter(WRITE, entered, 7)).isTrue();
    }
}
