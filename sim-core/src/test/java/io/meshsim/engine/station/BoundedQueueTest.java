package io.meshsim.engine.station;

import static io.meshsim.engine.station.BoundedQueue.Outcome.ACCEPTED;
import static io.meshsim.engine.station.BoundedQueue.Outcome.BLOCKED;
import static io.meshsim.engine.station.BoundedQueue.Outcome.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A full queue does what its policy says, and counts it. */
class BoundedQueueTest {

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> log = new ArrayList<>();
    private final Event fate = sim.event("fate", row -> log.add("fate " + row));
    private final Event got = sim.event("got", row -> log.add(row + " at " + sim.nowNanos()));

    @Test
    void one_that_rejects_keeps_what_it_has() {
        BoundedQueue queue = new BoundedQueue(sim, "events", 2, FullPolicy.REJECT_NEW);

        assertThat(queue.offer(1, fate)).isEqualTo(ACCEPTED);
        assertThat(queue.offer(2, fate)).isEqualTo(ACCEPTED);
        assertThat(queue.offer(3, fate)).isEqualTo(REJECTED);
        sim.runFor(10);

        assertThat(queue.poll()).isEqualTo(1);
        assertThat(queue.poll()).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo(-1);
        assertThat(queue.accepted()).isEqualTo(2);
        assertThat(queue.rejected()).isEqualTo(1);
        assertThat(queue.meanLength()).isEqualTo(2);
        assertThat(queue.maxLength()).isEqualTo(2);
        assertThat(log).isEmpty();
    }

    @Test
    void one_that_drops_keeps_the_newest() {
        BoundedQueue queue = new BoundedQueue(sim, "events", 2, FullPolicy.DROP_OLDEST);

        queue.offer(1, fate);
        queue.offer(2, fate);
        assertThat(queue.offer(3, fate)).isEqualTo(ACCEPTED);
        sim.runFor(1);

        assertThat(log).containsExactly("fate 1");
        assertThat(queue.dropped()).isEqualTo(1);
        assertThat(queue.poll()).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo(3);
    }

    @Test
    void one_that_blocks_lets_in_who_has_waited_longest() {
        BoundedQueue queue = new BoundedQueue(sim, "events", 1, FullPolicy.BLOCK);

        queue.offer(1, fate);
        assertThat(queue.offer(2, fate)).isEqualTo(BLOCKED);
        assertThat(queue.offer(3, fate)).isEqualTo(BLOCKED);
        assertThat(queue.blockedNow()).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo(1);
        sim.runFor(1);

        assertThat(log).containsExactly("fate 2");
        assertThat(queue.length()).isEqualTo(1);
        assertThat(queue.blockedNow()).isEqualTo(1);
        assertThat(queue.blocked()).isEqualTo(2);
        assertThat(queue.accepted()).isEqualTo(2);
    }

    @Test
    void consumers_get_items_in_the_order_they_asked() {
        BoundedQueue queue = new BoundedQueue(sim, "events", 1, FullPolicy.REJECT_NEW);
        Event second = sim.event("second", row -> log.add("second " + row));

        queue.take(got);
        queue.take(second);
        sim.runFor(5);
        queue.offer(1, fate);
        queue.offer(2, fate);
        queue.offer(3, fate);
        queue.take(got);
        sim.runFor(5);

        assertThat(log).containsExactly("1 at 5", "second 2", "3 at 5");
        assertThat(queue.accepted()).isEqualTo(3);
        assertThat(queue.length()).isZero();
    }

    @Test
    void statistics_start_anew_and_items_stay() {
        BoundedQueue queue = new BoundedQueue(sim, "events", 1, FullPolicy.REJECT_NEW);
        queue.offer(1, fate);
        queue.offer(2, fate);

        sim.runFor(10);
        queue.resetStatistics();

        assertThat(queue.rejected()).isZero();
        assertThat(queue.accepted()).isZero();
        assertThat(queue.maxLength()).isEqualTo(1);
        assertThat(queue.poll()).isEqualTo(1);
    }

    @Test
    void a_queue_needs_room() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BoundedQueue(sim, "events", 0, FullPolicy.BLOCK))
                .withMessage("events needs room for at least one item, not 0");
    }

    @Test
    void an_item_costs_no_bytes() {
        BoundedQueue queue = new BoundedQueue(sim, "events", 2, FullPolicy.BLOCK);
        Event[] again = new Event[1];
        Event consume =
                sim.event(
                        "consume",
                        item -> {
                            again[0].after(10, item);
                        });

        Allocation.assertNoneByJobs(
                sim,
                (event, row) -> {
                    again[0] = event;
                    queue.offer(row, fate);
                    queue.take(consume);
                });
    }
}
