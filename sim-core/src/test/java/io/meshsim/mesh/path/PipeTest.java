package io.meshsim.mesh.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.cost.NetworkCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.net.Network;
import io.meshsim.net.Network.Installed;
import io.meshsim.net.Place;
import io.meshsim.net.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A connection keeps order, keeps trying, and breaks when nobody acknowledges what was sent. */
class PipeTest {

    private static final long SECOND = 1_000_000_000L;

    private final Network network = new Network(NetworkCosts.DEFAULT);
    private final List<String> arrived = new ArrayList<>();

    private Pipe pipe(Simulation simulation) {
        Place from = new Place("a", "node-1");
        Place to = new Place("b", "node-2");
        return new Pipe(simulation, network, from, to, 10 * SECOND, () -> arrived.add("broken"));
    }

    private void send(Pipe pipe, String name, long bytes) {
        pipe.send(name, bytes, () -> arrived.add(name));
    }

    private Installed cut() {
        return network.install((from, to) -> Optional.of(Verdict.DROP));
    }

    @Test
    void what_is_held_while_nothing_passes_arrives_in_order_afterwards() {
        Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
        Pipe pipe = pipe(simulation);
        Installed cut = cut();
        send(pipe, "first", 10);
        send(pipe, "second", 10);
        simulation.runFor(9 * SECOND);
        assertThat(arrived).isEmpty();
        assertThat(pipe.isIdle()).isFalse();

        cut.close();
        send(pipe, "third", 10);
        simulation.runFor(SECOND);

        assertThat(arrived).containsExactly("first", "second", "third");
    }

    @Test
    void data_that_nobody_acknowledges_for_too_long_breaks_it_once() {
        Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
        Pipe pipe = pipe(simulation);
        cut();
        send(pipe, "lost", 10);

        simulation.runFor(10 * SECOND - 1);
        assertThat(arrived).isEmpty();
        simulation.runFor(100 * SECOND);
        assertThat(arrived).containsExactly("broken");
    }

    @Test
    void a_closed_connection_delivers_nothing_more() {
        Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
        Pipe pipe = pipe(simulation);
        send(pipe, "under way", 10);
        pipe.close();
        simulation.runFor(100 * SECOND);

        assertThat(arrived).isEmpty();
        assertThat(pipe.isIdle()).isTrue();
    }
}
