package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the limits of a run without costing its events anything: it lets many run at once,
 * and the last few before an end one by one, so that it can name them.
 */
final class LimitWatch {

    private static final long STRIDE = 65_536;
    private static final int NAMED = 8;

    private final Limits limits;
    private final Deque<String> last = new ArrayDeque<>();
    private long wallStartNanos = -1;
    private long instantNanos = -1;
    private long instantEvents;

    /** Events still to be run one by one before the end; negative if no end is near. */
    private int left = -1;

    private boolean near;

    LimitWatch(Limits limits) {
        this.limits = limits;
    }

    long timeNanos() {
        return limits.timeNanos();
    }

    /** Events that may run without another check. */
    long allowance(long executed) {
        long toLimit = limits.events() - executed;
        near = left >= 0 || toLimit <= NAMED;
        if (near) {
            return 1;
        }
        return Math.min(toLimit - NAMED, Math.min(STRIDE, limits.eventsPerInstant()));
    }

    /** Whether events are let through one by one. */
    boolean isNear() {
        return near;
    }

    /** Events have run, this one last. */
    void note(long nowNanos, String name) {
        if (last.size() == NAMED) {
            last.remove();
        }
        last.add(line(nowNanos, name));
    }

    List<String> lastEvents() {
        return List.copyOf(last);
    }

    /** Whether no more events may run. */
    boolean isSpent(long executed) {
        return executed >= limits.events();
    }

    String spent() {
        return String.format(Locale.ROOT, "%,d events have run and more are due", limits.events());
    }

    /** What is broken by now, and has been for the last few events; null if nothing is. */
    @Nullable String broken(long executed, long nowNanos) {
        String broken = brokenNow(executed, nowNanos);
        if (broken == null) {
            left = -1;
        } else if (left == 0) {
            return broken;
        } else {
            left = left < 0 ? NAMED : left - 1;
        }
        return null;
    }

    /** How an event beyond the limit of virtual time is told. */
    String timeIsOver(String name, long eventNanos) {
        return "virtual time would pass "
                + SimTime.text(limits.timeNanos())
                + " with \""
                + name
                + "\" at "
                + SimTime.text(eventNanos);
    }

    private @Nullable String brokenNow(long executed, long nowNanos) {
        if (nowNanos != instantNanos) {
            instantNanos = nowNanos;
            instantEvents = executed;
        }
        long still = executed - instantEvents;
        if (still >= limits.eventsPerInstant()) {
            return String.format(Locale.ROOT, "time has stood still for %,d events", still);
        }
        return limits.wallNanos() == Long.MAX_VALUE ? null : brokenOnTheWall();
    }

    private @Nullable String brokenOnTheWall() {
        long nanos = limits.wallClockNanos().getAsLong();
        if (wallStartNanos < 0) {
            wallStartNanos = nanos;
        }
        long spentNanos = nanos - wallStartNanos;
        return spentNanos < limits.wallNanos()
                ? null
                : "the run has taken " + SimTime.text(spentNanos) + " on the wall";
    }

    private static String line(long nanos, String name) {
        return String.format(Locale.ROOT, "%-12s  %s", SimTime.text(nanos), name);
    }
}
