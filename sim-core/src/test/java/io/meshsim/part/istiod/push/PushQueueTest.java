package io.meshsim.part.istiod.push;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * First come, first served, merged in place; the cases are those of Istio 1.30's pushqueue_test.
 */
class PushQueueTest {

    private final PushQueue<Integer> queue = new PushQueue<>();

    private static PushRequest request(String host) {
        return PushRequest.of(false, Reason.ENDPOINT, new ResourceKey(Kind.SERVICE, "ns", host));
    }

    private void enqueue(int... proxies) {
        for (int proxy : proxies) {
            queue.enqueue(proxy, request("any"));
        }
    }

    private int dequeue() {
        PushQueue.Turn<Integer> turn = queue.dequeue();
        return turn == null ? -1 : turn.proxy();
    }

    @Test
    void proxies_come_out_in_the_order_they_went_in() {
        enqueue(0, 1);
        assertThat(List.of(dequeue(), dequeue())).containsExactly(0, 1);
    }

    @Test
    void an_empty_queue_has_no_turn() {
        enqueue(0);
        assertThat(List.of(dequeue(), dequeue())).containsExactly(0, -1);
    }

    @Test
    void a_proxy_that_waits_is_not_queued_twice() {
        enqueue(0, 1, 0);
        assertThat(queue.pending()).isEqualTo(2);
        assertThat(List.of(dequeue(), dequeue(), dequeue())).containsExactly(0, 1, -1);
    }

    @Test
    void a_proxy_that_is_done_can_come_again() {
        enqueue(0);
        assertThat(dequeue()).isZero();
        queue.markDone(0);
        enqueue(0);
        assertThat(List.of(dequeue(), dequeue())).containsExactly(0, -1);
    }

    @Test
    void what_comes_during_a_push_waits_until_it_is_done_and_goes_to_the_tail() {
        enqueue(0);
        assertThat(dequeue()).isZero();
        enqueue(0, 1, 0);
        assertThat(queue.pending()).isEqualTo(1);
        queue.markDone(0);
        assertThat(List.of(dequeue(), dequeue(), dequeue())).containsExactly(1, 0, -1);
    }

    @Test
    void merged_requests_keep_the_older_start_and_cause_and_both_keys() {
        queue.enqueue(0, request("foo").queued(null, 1, 0, 7));
        queue.enqueue(0, request("bar").queued(null, 2, 1000, 8));
        PushQueue.Turn<Integer> turn = requireNonNull(queue.dequeue());
        PushRequest merged = turn.request();
        assertThat(merged.startNanos()).isZero();
        assertThat(merged.cause()).isEqualTo(7);
        assertThat(merged.push()).isEqualTo(2);
        assertThat(merged.full()).isFalse();
        assertThat(merged.updated()).extracting(ResourceKey::name).containsExactly("foo", "bar");
        assertThat(merged.reasons()).containsEntry(Reason.ENDPOINT, 2);
    }

    @Test
    void a_later_turn_never_holds_an_older_update_than_an_earlier_one() {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            queue.enqueue(0, request(Integer.toString(i)));
            if (i % 7 == 3) {
                drainOne(seen);
            }
        }
        while (queue.pending() > 0) {
            drainOne(seen);
        }
        assertThat(seen).isSorted().hasSize(100);
    }

    private void drainOne(List<Integer> seen) {
        PushQueue.Turn<Integer> turn = requireNonNull(queue.dequeue());
        turn.request().updated().forEach(key -> seen.add(Integer.parseInt(key.name())));
        queue.markDone(0);
    }
}
