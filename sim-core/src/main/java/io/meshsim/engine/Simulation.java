package io.meshsim.engine;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run: a virtual clock, an event queue, named random streams and a trace.
 *
 * <p>Events run in the order of (time, order of scheduling); {@link TieMode#SHUFFLED} draws the
 * order of equal times from the seed instead. One thread; same seed and same calls, same run.
 */
public final class Simulation {

    /** Few dead entries are cheaper kept than removed. */
    private static final int DEAD_ENTRIES_KEPT = 1024;

    private final long seed;
    private final EngineSettings settings;
    private final Trace trace;
    private final EventQueue queue;
    private final @Nullable CausalQueue causes;
    private final List<Event> events = new ArrayList<>();
    private final Actions actions = new Actions();
    private final Event actionEvent;
    private final LimitWatch limits;
    private final List<Runnable> watchers = new ArrayList<>();
    private IntConsumer[] handlers = new IntConsumer[16];
    private @Nullable Timers[] timersOfEvent = new Timers[16];
    private boolean interrupted;
    private long nowNanos;
    private long originNanos;
    private long executed;
    private int deadEntries;
    private boolean stopped;

    /** A run at time zero, built in the usual way but for the order of ties. */
    public Simulation(long seed, TieMode ties) {
        this(seed, EngineSettings.DEFAULT.withTies(ties));
    }

    /** A run at time zero. */
    public Simulation(long seed, EngineSettings settings) {
        this.seed = seed;
        this.settings = settings;
        Tracing tracing = settings.tracing();
        trace = new Trace(this::sinceOriginNanos, tracing != Tracing.OFF);
        limits = new LimitWatch(settings.limits());
        EventQueue plain =
                settings.ties() == TieMode.SHUFFLED ? HeapQueue.shuffled(seed) : new LadderQueue();
        causes = tracing == Tracing.CAUSES ? new CausalQueue(plain, trace, this::observe) : null;
        queue = causes == null ? plain : causes;
        if (causes != null) {
            trace.keepCauses();
        }
        actionEvent = event("action", actions::run);
    }

    /** The number that, with the inputs, decides everything. */
    public long seed() {
        return seed;
    }

    /** How it was built. */
    public EngineSettings settings() {
        return settings;
    }

    /** How events of one instant are ordered. */
    public TieMode ties() {
        return settings.ties();
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
        Event event = new Event(this, name, events.size());
        if (events.size() == handlers.length) {
            handlers = Arrays.copyOf(handlers, handlers.length * 2);
            timersOfEvent = Arrays.copyOf(timersOfEvent, handlers.length);
        }
        handlers[events.size()] = handler;
        events.add(event);
        return event;
    }

    /** A table of alarms; {@code onRing} gets the row whose alarm rings. */
    public Timers timers(String name, IntConsumer onRing) {
        Timers timers = new Timers(this, name, onRing);
        timersOfEvent[events.size() - 1] = timers;
        return timers;
    }

    /** A timer that runs the action when it rings. */
    public Timer timer(String name, Runnable action) {
        return new Timer(this, name, action);
    }

    /** Runs an action once, after a delay; for scenario code, not for the hot path. */
    public void after(long delayNanos, String name, Runnable body) {
        long timeNanos = SimTime.later(nowNanos, delayNanos);
        enqueue(timeNanos, actionEvent.number(), actions.hold(name, body));
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

    /** Calls the watcher after every event; what it throws ends the run and is passed on as is. */
    public void afterEveryEvent(Runnable watcher) {
        watchers.add(watcher);
        interrupted = true;
    }

    /** Ends the run in progress, of whatever kind, after the current event. */
    public void stop() {
        stopped = true;
        interrupted = true;
    }

    /** Runs the next event; false if there is none. */
    public boolean step() {
        stopped = false;
        long before = executed;
        run(Long.MAX_VALUE, 1, null);
        return executed > before;
    }

    /** Runs all events of the next {@code durationNanos}, that instant included. */
    public void runFor(long durationNanos) {
        runUntilNanos(SimTime.later(nowNanos, durationNanos));
    }

    /** Runs all events up to and including a time; the clock then stands there unless stopped. */
    public void runUntilNanos(long timeNanos) {
        stopped = false;
        run(timeNanos, Long.MAX_VALUE, null);
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
        if (condition.getAsBoolean()) {
            return true;
        }
        run(endNanos, Long.MAX_VALUE, condition);
        boolean holds = condition.getAsBoolean();
        if (!stopped && !holds) {
            nowNanos = endNanos;
        }
        return holds;
    }

    void schedule(long delayNanos, int event, int row) {
        enqueue(SimTime.later(nowNanos, delayNanos), event, row);
    }

    /** A timer was set to an earlier time, so one of its entries will never matter. */
    void entryDied() {
        deadEntries++;
        if (deadEntries > DEAD_ENTRIES_KEPT && deadEntries > queue.size() / 2) {
            queue.removeIf(this::isDead);
            deadEntries = 0;
        }
    }

    /** A dead entry has come up by itself. */
    void handle(int event, int row) {
        handlers[event].accept(row);
    }

    void deadEntryLeft() {
        deadEntries = Math.max(0, deadEntries - 1);
    }

    private boolean isDead(long timeNanos, long payload) {
        Timers timers = timersOfEvent[(int) (payload >>> 32)];
        return timers != null && timers.isDead(timeNanos, (int) payload);
    }

    private void enqueue(long timeNanos, int event, int row) {
        queue.add(timeNanos, ((long) event << 32) | (row & 0xffffffffL));
    }

    /** Runs events until stopped, the condition holds, so many have run, or no more are due. */
    private void run(long untilNanos, long most, @Nullable BooleanSupplier condition) {
        long endNanos = Math.min(untilNanos, limits.timeNanos());
        long end = most == Long.MAX_VALUE ? most : executed + most;
        boolean due = true;
        while (due && !stopped && executed < end) {
            String broken = limits.broken(executed, nowNanos);
            if (broken != null) {
                throw failure(broken);
            }
            if (limits.isSpent(executed)) {
                refuseMore(endNanos);
                return;
            }
            long some = Math.min(end - executed, limits.allowance(executed));
            interrupted = false;
            boolean watched = condition != null || !watchers.isEmpty();
            due = watched ? runWatched(endNanos, some, condition) : runSome(endNanos, some);
            if (due && limits.isNear()) {
                limits.note(nowNanos, name(queue.payload()));
            }
        }
        if (causes != null) {
            causes.leaveEvent();
        }
        if (!due && endNanos < untilNanos && queue.poll(untilNanos)) {
            throw failure(limits.timeIsOver(name(queue.payload()), queue.timeNanos()));
        }
    }

    private void refuseMore(long untilNanos) {
        if (queue.poll(untilNanos)) {
            throw failure(limits.spent());
        }
    }

    /** Runs so many events, or until interrupted; false if no more are due. */
    private boolean runSome(long untilNanos, long most) {
        long left = most;
        try {
            while (left > 0 && !interrupted) {
                if (!queue.poll(untilNanos)) {
                    return false;
                }
                nowNanos = queue.timeNanos();
                long payload = queue.payload();
                executed++;
                left--;
                handlers[(int) (payload >>> 32)].accept((int) payload);
            }
            return true;
        } catch (RuntimeException | AssertionError thrown) {
            throw failure(thrown);
        }
    }

    /** The same, looking at watchers and condition after each event; false too if it holds. */
    private boolean runWatched(long untilNanos, long most, @Nullable BooleanSupplier condition) {
        for (long left = most; left > 0 && !stopped; left--) {
            interrupted = false;
            if (!runSome(untilNanos, 1)) {
                return false;
            }
            watchers.forEach(Runnable::run);
            if (condition != null && condition.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    private SimulationFailure failure(Throwable thrown) {
        return thrown instanceof SimulationFailure known
                ? known
                : SimulationFailure.thrown(thrown, name(queue.payload()), this);
    }

    private SimulationFailure failure(String broken) {
        return SimulationFailure.limit(broken, limits.lastEvents(), this);
    }

    private void observe(long number, long cause, long timeNanos, long payload) {
        if (settings.observer().isPresent()) {
            EventObserver observer = settings.observer().get();
            observer.onEvent(number, cause, timeNanos, name(payload), (int) payload);
        }
    }

    private String name(long payload) {
        Event event = events.get((int) (payload >>> 32));
        int row = (int) payload;
        return event == actionEvent ? actions.name(row) : event.name() + " [" + row + "]";
    }
}
