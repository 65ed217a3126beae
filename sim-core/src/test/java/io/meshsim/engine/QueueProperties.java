package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.random.RandomStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The ladder gives what the heap gives, entry for entry, whatever the schedule. */
class QueueProperties {

    private static final long SECOND = 1_000_000_000L;

    /** How far ahead the next entry is put, given how many were put before. */
    private record Schedule(String name, Gap gap) {

        interface Gap {
            long nanos(RandomStream draws, int before, long nowNanos);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Schedule> SCHEDULES =
            List.of(
                    new Schedule("near", (draws, n, now) -> draws.nextLong(1000)),
                    new Schedule("wide", (draws, n, now) -> draws.nextLong(SECOND)),
                    new Schedule("all at one instant", (draws, n, now) -> SECOND - now % SECOND),
                    new Schedule("at once", (draws, n, now) -> 0),
                    new Schedule("few instants", (draws, n, now) -> draws.nextLong(3) * 1000),
                    new Schedule(
                            "far and near mixed",
                            (draws, n, now) ->
                                    draws.nextLong(n % 2 == 0 ? 30 * SECOND : SECOND / 100)),
                    new Schedule(
                            "gaps that change by a thousand",
                            (draws, n, now) ->
                                    draws.nextLong(n / 300 % 2 == 0 ? SECOND : SECOND / 1000)),
                    new Schedule(
                            "calm, then busy",
                            (draws, n, now) -> draws.nextLong(n < 500 ? SECOND : SECOND / 10_000)),
                    new Schedule(
                            "a burst at the end",
                            (draws, n, now) -> Math.max(0, 100 * SECOND - now) + draws.nextLong(9)),
                    new Schedule(
                            "every power of two",
                            (draws, n, now) -> 1L << draws.nextInt(n % 7 == 0 ? 61 : 20)),
                    new Schedule(
                            "nine of ten at once",
                            (draws, n, now) -> n % 10 == 0 ? draws.nextLong(SECOND) : 0));

    @Property(tries = 400)
    void the_ladder_and_the_heap_agree(
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(min = 1, max = 2_000) int pending,
            @ForAll long seed) {
        HeapQueue heap = HeapQueue.firstCome();
        EventQueue ladder = new LadderQueue();
        RandomStream draws = RandomStream.of(seed, "test", "schedule");
        long now = 0;
        for (int n = 0; n < 3 * pending; n++) {
            long time = later(now, schedule.gap().nanos(draws, n, now));
            heap.add(time, n);
            ladder.add(time, n);
            if (heap.size() > pending) {
                now = pollBoth(heap, ladder, Long.MAX_VALUE);
            }
        }
        while (heap.size() > 0) {
            pollBoth(heap, ladder, Long.MAX_VALUE);
        }
        assertThat(ladder.poll(Long.MAX_VALUE)).isFalse();
    }

    @Property(tries = 200)
    void removing_the_dead_keeps_the_order_of_the_others(
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(min = 1, max = 1_000) int pending,
            @ForAll @IntRange(min = 1, max = 5) int survivors,
            @ForAll long seed) {
        HeapQueue heap = HeapQueue.firstCome();
        EventQueue ladder = new LadderQueue();
        RandomStream draws = RandomStream.of(seed, "test", "schedule");
        EventQueue.EntryFilter dead = (time, payload) -> payload % 5 >= survivors - 1;
        long now = 0;
        for (int n = 0; n < 3 * pending; n++) {
            long time = later(now, schedule.gap().nanos(draws, n, now));
            heap.add(time, n);
            ladder.add(time, n);
            if (n % 400 == 399) {
                heap.removeIf(dead);
                ladder.removeIf(dead);
            } else if (heap.size() > pending) {
                now = pollBoth(heap, ladder, Long.MAX_VALUE);
            }
        }
        heap.removeIf(dead);
        ladder.removeIf(dead);
        while (heap.size() > 0) {
            pollBoth(heap, ladder, Long.MAX_VALUE);
        }
        assertThat(ladder.size()).isZero();
    }

    @Property(tries = 200)
    void nothing_leaves_after_the_time_asked_for(
            @ForAll("schedules") Schedule schedule, @ForAll long seed) {
        HeapQueue heap = HeapQueue.firstCome();
        EventQueue ladder = new LadderQueue();
        RandomStream draws = RandomStream.of(seed, "test", "schedule");
        long now = 0;
        for (int n = 0; n < 1_500; n++) {
            long time = later(now, schedule.gap().nanos(draws, n, now));
            heap.add(time, n);
            ladder.add(time, n);
            if (n % 3 == 0) {
                long until = later(now, draws.nextLong(SECOND / 50));
                while (heap.size() > 0 && heap.firstNanos() <= until) {
                    pollBoth(heap, ladder, until);
                }
                assertThat(ladder.poll(until)).isFalse();
                now = until;
            }
        }
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Arbitraries.of(SCHEDULES);
    }

    private static long pollBoth(HeapQueue heap, EventQueue ladder, long untilNanos) {
        assertThat(ladder.poll(untilNanos)).isEqualTo(heap.poll(untilNanos));
        if (ladder.timeNanos() != heap.timeNanos() || ladder.payload() != heap.payload()) {
            assertThat(ladder.timeNanos() + " " + ladder.payload())
                    .isEqualTo(heap.timeNanos() + " " + heap.payload());
        }
        assertThat(ladder.size()).isEqualTo(heap.size());
        return heap.timeNanos();
    }

    private static long later(long now, long delay) {
        long time = now + delay;
        return time < 0 ? Long.MAX_VALUE - 1 : time;
    }
}
