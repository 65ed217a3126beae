package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The heap gives what a sorted list gives. */
class HeapQueueProperties {

    private record Entry(long time, long order) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order);

    /** A number below zero takes the first entry, any other adds one for that time. */
    @Property(tries = 300)
    void entries_leave_in_the_order_of_time_then_arrival(
            @ForAll @Size(max = 400) List<@IntRange(min = -20, max = 30) Integer> steps) {
        HeapQueue heap = HeapQueue.firstCome();
        List<Entry> oracle = new ArrayList<>();
        long order = 0;

        for (int step : steps) {
            if (step >= 0) {
                heap.add(step, order);
                oracle.add(new Entry(step, order));
                oracle.sort(ORDER);
                order++;
            } else if (!oracle.isEmpty()) {
                takeFirst(heap, oracle);
            }
            assertThat(heap.size()).isEqualTo(oracle.size());
        }
        while (!oracle.isEmpty()) {
            takeFirst(heap, oracle);
        }
        assertThat(heap.poll(Long.MAX_VALUE)).isFalse();
    }

    private static void takeFirst(HeapQueue heap, List<Entry> oracle) {
        Entry first = oracle.remove(0);
        assertThat(heap.poll(first.time() - 1)).isFalse();
        assertThat(heap.poll(first.time())).isTrue();
        assertThat(heap.timeNanos()).isEqualTo(first.time());
        assertThat(heap.payload()).isEqualTo(first.order());
    }
}
