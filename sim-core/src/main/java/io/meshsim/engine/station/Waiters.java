package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Rows;
import io.meshsim.engine.Simulation;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who waits, first come first out: an event and a row each, and how much is wanted. */
final class Waiters {

    private static final int NONE = -1;

    private final Simulation simulation;
    private final Causes causes;
    private final Rows table;
    private @Nullable Event[] events = {};
    private int[] rows = {};
    private int[] behind = {};
    private long[] amounts = {};
    private long[] sinceNanos = {};
    private int first = NONE;
    private int last = NONE;

    Waiters(Simulation simulation, String name) {
        this.simulation = simulation;
        causes = new Causes(simulation);
        table = new Rows("waiters of " + name);
    }

    void add(Event event, int row, long amount) {
        int waiter = newWaiter(event, row, amount);
        if (first == NONE) {
            first = waiter;
        } else {
            behind[last] = waiter;
        }
        behind[waiter] = NONE;
        last = waiter;
    }

    /** The same, but before all others. */
    void addFirst(Event event, int row, long amount) {
        int waiter = newWaiter(event, row, amount);
        if (first == NONE) {
            last = waiter;
        }
        behind[waiter] = first;
        first = waiter;
    }

    private int newWaiter(Event event, int row, long amount) {
        int waiter = table.take();
        if (waiter >= rows.length) {
            grow(table.capacity());
        }
        events[waiter] = event;
        rows[waiter] = row;
        amounts[waiter] = amount;
        sinceNanos[waiter] = simulation.nowNanos();
        causes.note(waiter);
        return waiter;
    }

    int size() {
        return table.inUse();
    }

    boolean isEmpty() {
        return first == NONE;
    }

    /** What the one who has waited longest wants. */
    long firstAmount() {
        return amounts[first];
    }

    /** The row of the one who has waited longest. */
    int firstRow() {
        return rows[first];
    }

    /** The event of the one who has waited longest. */
    Event firstEvent() {
        return Objects.requireNonNull(events[first]);
    }

    /** Lets the one who has waited longest run, and gives how long that was. */
    long wake() {
        return hand(firstEvent());
    }

    /** The same, but what runs for its row is another event. */
    long hand(Event event) {
        causes.schedule(first, event, 0, rows[first]);
        long waitNanos = simulation.nowNanos() - sinceNanos[first];
        remove();
        return waitNanos;
    }

    /** What is done next is due to the one who has waited longest; gives what to go back to. */
    long actForFirst() {
        return causes.actFor(first);
    }

    /** What is done next is due to this record again. */
    void actAgainFor(long record) {
        causes.actAgainFor(record);
    }

    /** Lets it run, and puts it behind those who wait elsewhere. */
    void moveFirst(Waiters elsewhere) {
        elsewhere.add(firstEvent(), rows[first], amounts[first]);
        elsewhere.causes.copy(causes, first, elsewhere.last);
        wake();
    }

    /** Forgets the one who has waited longest. */
    void remove() {
        int waiter = first;
        first = behind[waiter];
        table.free(waiter);
    }

    private void grow(int capacity) {
        events = Arrays.copyOf(events, capacity);
        rows = Arrays.copyOf(rows, capacity);
        behind = Arrays.copyOf(behind, capacity);
        amounts = Arrays.copyOf(amounts, capacity);
        sinceNanos = Arrays.copyOf(sinceNanos, capacity);
    }
}
