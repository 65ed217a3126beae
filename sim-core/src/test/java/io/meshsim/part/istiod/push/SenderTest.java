package io.meshsim.part.istiod.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two slots, five proxies, as in Istio 1.30's discovery_test. */
class SenderTest {

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final PushQueue<Integer> queue = new PushQueue<>();
    private final List<Integer> received = new ArrayList<>();

    private static PushRequest request() {
        return PushRequest.of(false, Reason.ENDPOINT);
    }

    @Test
    void every_proxy_gets_its_one_push() {
        Sender<Integer> sender = immediate();
        enqueueAll(sender);
        simulation.runFor(1);
        assertThat(received).containsExactly(0, 1, 2, 3, 4);
        assertThat(sender.isQuiet()).isTrue();
    }

    @Test
    void many_rounds_merge_and_nobody_is_left_out() {
        Sender<Integer> sender = immediate();
        for (int round = 0; round < 100; round++) {
            enqueueAll(sender);
        }
        simulation.runFor(1);
        for (int proxy = 0; proxy < 5; proxy++) {
            assertThat(Collections.frequency(received, proxy)).isBetween(1, 100);
        }
        assertThat(sender.isQuiet()).isTrue();
    }

    @Test
    void a_proxy_leaves_the_queue_only_when_a_slot_is_free() {
        Sender<Integer> sender =
                new Sender<>(simulation, queue, 2, turn -> received.add(turn.proxy()));
        enqueueAll(sender);
        simulation.runFor(1);
        assertThat(received).containsExactly(0, 1);
        assertThat(sender.underWay()).isEqualTo(2);
        sender.done(0);
        simulation.runFor(1);
        assertThat(received).containsExactly(0, 1, 2);
    }

    private Sender<Integer> immediate() {
        List<Sender<Integer>> self = new ArrayList<>();
        Sender<Integer> sender =
                new Sender<>(
                        simulation,
                        queue,
                        2,
                        turn -> {
                            received.add(turn.proxy());
                            self.get(0).done(turn.proxy());
                        });
        self.add(sender);
        return sender;
    }

    private static void enqueueAll(Sender<Integer> sender) {
        for (int proxy = 0; proxy < 5; proxy++) {
            sender.enqueue(proxy, request());
        }
    }
}
