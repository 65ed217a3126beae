package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.TimeWeighted;

/**
 * A queue with room for so many items, between those who put items in and those who take them out.
 *
 * <p>An item is a row of whoever owns the queue. Items come out in the order they were offered, to
 * consumers in the order they asked.
 */
public final class BoundedQueue {

    private final Simulation simulation;
    private final int capacity;
    private final FullPolicy policy;
    private final Waiters items;
    private final Waiters outside;
    private final Waiters consumers;
    private final TimeWeighted length = new TimeWeighted();
    private long accepted;
    private long rejected;
    private long dropped;
    private long blocked;

    /** What became of an item that was offered; whoever offered it hears of all else by event. */
    public enum Outcome {
        /** It is in the queue, or with a consumer. */
        ACCEPTED,
        /** It is not, and will not be. */
        REJECTED,
        /** It waits outside. */
        BLOCKED
    }

    /**
     * A queue without items.
     *
     * @throws IllegalArgumentException if there is no room
     */
    public BoundedQueue(Simulation simulation, String name, int capacity, FullPolicy policy) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    name + " needs room for at least one item, not " + capacity);
        }
        this.simulation = simulation;
        this.capacity = capacity;
        this.policy = policy;
        items = new Waiters(simulation, name + " inside");
        outside = new Waiters(simulation, name + " outside");
        consumers = new Waiters(simulation, "consumers of " + name);
        resetStatistics();
    }

    /**
     * Puts an item in, or does what the policy says if the queue is full.
     *
     * @param onFate runs for the item when it is dropped to make room for another (policy {@link
     *     FullPolicy#DROP_OLDEST}), or when it gets in after it was blocked (policy {@link
     *     FullPolicy#BLOCK}); it tells nothing else
     */
    public Outcome offer(int item, Event onFate) {
        if (!consumers.isEmpty()) {
            accepted++;
            consumers.firstEvent().after(0, item);
            consumers.remove();
            return Outcome.ACCEPTED;
        }
        if (items.size() < capacity) {
            put(item, onFate);
            return Outcome.ACCEPTED;
        }
        return switch (policy) {
            case REJECT_NEW -> {
                rejected++;
                yield Outcome.REJECTED;
            }
            case DROP_OLDEST -> {
                dropped++;
                items.wake();
                put(item, onFate);
                yield Outcome.ACCEPTED;
            }
            case BLOCK -> {
                blocked++;
                outside.add(onFate, item, 1);
                yield Outcome.BLOCKED;
            }
        };
    }

    /** Takes the oldest item; -1 if there is none. */
    public int poll() {
        if (items.isEmpty()) {
            return -1;
        }
        int item = items.firstRow();
        items.remove();
        letIn();
        return item;
    }

    /** Takes the oldest item as soon as there is one; {@code onItem} runs with it as the row. */
    public void take(Event onItem) {
        if (items.isEmpty()) {
            consumers.add(onItem, 0, 1);
        } else {
            items.hand(onItem);
            letIn();
        }
    }

    /** Items in the queue. */
    public int length() {
        return items.size();
    }

    /** Items that wait outside. */
    public int blockedNow() {
        return outside.size();
    }

    /** Items that got in since the start or the last reset, also those that were blocked before. */
    public long accepted() {
        return accepted;
    }

    /** Items that were refused since the start or the last reset. */
    public long rejected() {
        return rejected;
    }

    /** Items that had to make room for others since the start or the last reset. */
    public long dropped() {
        return dropped;
    }

    /** Items that had to wait outside since the start or the last reset. */
    public long blocked() {
        return blocked;
    }

    /** Mean number of items in the queue since the start or the last reset. */
    public double meanLength() {
        return length.mean(simulation.nowNanos());
    }

    /** Greatest number of items in the queue since the start or the last reset. */
    public long maxLength() {
        return length.max();
    }

    /** Starts the statistics anew; items stay. */
    public void resetStatistics() {
        length.reset(simulation.nowNanos());
        accepted = 0;
        rejected = 0;
        dropped = 0;
        blocked = 0;
    }

    private void letIn() {
        if (!outside.isEmpty()) {
            accepted++;
            outside.moveFirst(items);
        }
        length.set(simulation.nowNanos(), items.size());
    }

    private void put(int item, Event onFate) {
        accepted++;
        items.add(onFate, item, 1);
        length.set(simulation.nowNanos(), items.size());
    }
}
