package io.meshsim.engine;

import io.meshsim.engine.random.Hash64;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * One run: a virtual clock, an event queue, named random streams and a trace.
 *
 * <p>Events run in the order of (time, order of scheduling); {@link TieMode#SHUFFLED} draws the
 * order of equal times from the seed instead. One thread; same seed and same calls, same run.
 */
public final class Simulation {

    private static final int INITIAL_SLOTS = 64;

    private final long seed;
    private final TieMode ties;
    private final EventQueue queue = new HeapQueue();
    private final List<Event> events = new ArrayList<>();
    private final Trace trace = new Trace(this::sinceOriginNanos);
    private final List<Action> actions = new ArrayList<>(INITIAL_SLOTS);
    private final Deque<Integer> freeActions = new ArrayDeque<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final Event actionEvent;
    private long nowNanos;
    private long originNanos;
    private long sequence;
    private long executed;
    private boolean stopped;

    private record Action(String name, Runnable body) {}

    /** A run at time zero. */
    public Simulation(long seed, TieMode ties) {
        this.seed = seed;
        this.ties = ties;
        this.actionEvent = event("action", this::runAction);
    }

    /** The number that, with the inputs, decides everything. */
    public long seed() {
        return seed;
    }

    /** How events of one instant are ordered. */
    public TieMode ties() {
        return ties;
    }

    /** Nanoseconds since the start. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Calls this moment zero for the trace and for {@link #sinceOriginNanos}. */
    public void markOrigin() {
        originNanos = nowNanos;
    }

    /** Nanoseconds since the origin, which is the start until it is marked. */
    public long sinceOriginNanos() {
        return nowNanos - originNanos;
    }

    /** Events run so far. */
    public long executedEvents() {
        return executed;
    }

    /** Entries waiting in the queue, those of cancelled timers included. */
    public int pendingEvents() {
        return queue.size();
    }

    /** What happened so far. */
    public Trace trace() {
        return trace;
    }

    /** The stream of draws that belongs to one purpose of one owner. */
    public RandomStream stream(String owner, String purpose) {
        return RandomStream.of(seed, owner, purpose);
    }

    /** Registers a kind of event; call when the model is built. */
    public Event event(String name, IntConsumer handler) {
        Event event = new Event(this, name, events.size(), handler);
        events.add(event);
        return event;
    }

    /** A timer that runs the action when it rings. */
    public Timer timer(String name, Runnable action) {
        return new Timer(this, name, action);
    }

    /** Runs an action once, after a delay; for scenario code, not for the hot path. */
    public void after(long delayNanos, String name, Runnable body) {
        Action action = new Action(name, body);
        Integer free = freeActions.poll();
        int slot = free == null ? actions.size() : free;
        if (free == null) {
            actions.add(action);
        } else {
            actions.set(slot, action);
        }
        actionEvent.after(delayNanos, slot);
    }

    /** Runs an action once, at a time that must not lie in the past. */
    public void at(long timeNanos, String name, Runnable body) {
        if (timeNanos < nowNanos) {
            throw new IllegalArgumentException(
                    "\""
                            + name
                            + "\" at "
                            + SimTime.text(timeNanos)
                            + " lies before now, "
                            + SimTime.text(nowNanos));
        }
        after(timeNanos - nowNanos, name, body);
    }

    /** Calls the watcher after every event, for invariants. */
    public void afterEveryEvent(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Ends the run in progress, of whatever kind, after the current event. */
    public void stop() {
        stopped = true;
    }

    /** Runs the next event; false if there is none. */
    public boolean step() {
        if (queue.isEmpty()) {
            return false;
        }
        nowNanos = queue.firstTimeNanos();
        long payload = queue.removeFirst();
        executed++;
        run(events.get((int) (payload >>> 32)), (int) payload);
        for (int i = 0; i < watchers.size(); i++) {
            watchers.get(i).run();
        }
        return true;
    }

    /** Runs all events of the next {@code durationNanos}, that instant included. */
    public void runFor(long durationNanos) {
        runUntilNanos(SimTime.later(nowNanos, durationNanos));
    }

    /** Runs all events up to and including a time; the clock then stands there unless stopped. */
    public void runUntilNanos(long timeNanos) {
        stopped = false;
        while (!stopped && !queue.isEmpty() && queue.firstTimeNanos() <= timeNanos) {
            step();
        }
        if (!stopped) {
            nowNanos = Math.max(nowNanos, timeNanos);
        }
    }

    /**
     * Runs until the condition holds after an event; false if the limit passed first, or if the run
     * was stopped, with the clock where it was.
     */
    public boolean runUntil(BooleanSupplier condition, long limitNanos) {
        long endNanos = SimTime.later(nowNanos, limitNanos);
        stopped = false;
        while (!condition.getAsBoolean()) {
            if (stopped) {
                return false;
            }
            if (queue.isEmpty() || queue.firstTimeNanos() > endNanos) {
                nowNanos = endNanos;
                return false;
            }
            step();
        }
        return true;
    }

    void schedule(long delayNanos, int event, int row) {
        long timeNanos = SimTime.later(nowNanos, delayNanos);
        long order = sequence++;
        if (ties == TieMode.SHUFFLED) {
            order = Hash64.mix(seed ^ Hash64.mix(order)) >>> 1;
        }
        queue.add(timeNanos, order, ((long) event << 32) | (row & 0xffffffffL));
    }

    private void run(Event event, int row) {
        try {
            event.run(row);
        } catch (SimulationFailure failure) {
            throw failure;
        } catch (RuntimeException | AssertionError cause) {
            throw new SimulationFailure(
                    describe(event, row), nowNanos, seed, trace.last(10), cause);
        }
    }

    private String describe(Event event, int row) {
        if (event == actionEvent) {
            return actions.get(row).name();
        }
        return event.name() + " [" + row + "]";
    }

    private void runAction(int slot) {
        Action action = actions.get(slot);
        action.body().run();
        freeActions.add(slot);
    }
}
