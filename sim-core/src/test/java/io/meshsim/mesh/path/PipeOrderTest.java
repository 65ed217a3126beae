package io.meshsim.mesh.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.cost.NetworkCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TCP delivers in the order of sending. */
class PipeOrderTest {

    @ParameterizedTest
    @EnumSource(TieMode.class)
    void messages_that_arrive_at_one_instant_keep_their_order(TieMode ties) {
        Simulation simulation = new Simulation(5, ties);
        List<Integer> arrived = new ArrayList<>();
        Pipe pipe =
                new Pipe(
                        simulation,
                        new Network(NetworkCosts.DEFAULT),
                        new Place("one", "node-1"),
                        new Place("two", "node-2"),
                        1,
                        () -> {});

        for (int i = 0; i < 20; i++) {
            int number = i;
            pipe.send("message " + i, 0, () -> arrived.add(number));
        }
        simulation.runFor(1_000_000_000);

        assertThat(arrived).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        assertThat(pipe.isIdle()).isTrue();
    }
}
