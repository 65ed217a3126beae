package io.meshsim.mesh.path;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timers;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Calls;
import io.meshsim.net.ResponseFlag;
import java.util.Arrays;

/** How calls end: answered by an application, by a proxy or by nobody. */
final class CallEnds {

    private static final int UNAVAILABLE = 503;
    private static final int TIMED_OUT = 504;

    private final Simulation simulation;
    private final CallTables tables;
    private final Calls calls;
    private final Journeys journeys;
    private final PathTrace trace;
    private final CallCounts counts;
    private final Event answered;
    private final Event lost;
    private final Timers limits;

    /** How long the answer of the proxy that set the limit takes to the caller. */
    private long[] limitReplyNanos = {};

    CallEnds(Simulation simulation, CallTables tables, PathTrace trace, RequestLedger ledger) {
        this.simulation = simulation;
        this.tables = tables;
        this.calls = tables.calls;
        this.journeys = tables.journeys;
        this.trace = trace;
        this.counts = new CallCounts(simulation, tables, ledger);
        this.answered = simulation.event("call answered", this::answered);
        this.lost = simulation.event("call lost", this::toldOfLoss);
        this.limits = simulation.timers("route timeout", this::timedOut);
    }

    /** Sends an answer of the pod that has the call back the way it came. */
    void answer(int call, int status, ResponseFlag flag) {
        answer(call, status, flag, journeys.replyNanos(call));
    }

    /** Lets the caller have an answer at once: nobody was asked. */
    void answerAtOnce(int call, int status, ResponseFlag flag) {
        answer(call, status, flag, 0);
    }

    /** Answers a call whose connection to the next pod failed. */
    void refuse(int call) {
        if (isForwarded(call)) {
            answer(call, UNAVAILABLE, ResponseFlag.UF);
        } else {
            answer(call, 0, ResponseFlag.CLIENT);
        }
    }

    /**
     * A proxy that sends a call on waits so long for the answer, 0 for no limit; of several proxies
     * the first to lose patience counts. An answer on its way back counts as one in time.
     */
    void limit(int call, long nanos) {
        if (nanos == 0 || limits.deadlineNanos(call) <= simulation.nowNanos() + nanos) {
            return;
        }
        if (call >= limitReplyNanos.length) {
            limitReplyNanos = Arrays.copyOf(limitReplyNanos, Math.max(call + 1, 2 * call));
        }
        limitReplyNanos[call] = journeys.replyNanos(call);
        limits.reset(call, nanos);
    }

    private void timedOut(int call) {
        lose(call, TIMED_OUT, ResponseFlag.UT, limitReplyNanos[call]);
    }

    /** Leaves the caller waiting until it gives up. */
    void lose(int call) {
        long timeoutNanos = tables.destination(call).target().timeoutNanos();
        long deadlineNanos = calls.startedNanos(call) + timeoutNanos;
        long waitNanos = Math.max(0, deadlineNanos - simulation.nowNanos());
        lose(call, 0, ResponseFlag.CLIENT, waitNanos);
    }

    /**
     * Resets the connections that a stopped process held: a proxy in front of it answers; an
     * application sees its connection end.
     */
    void reset(int call, int stopped) {
        if (!isForwarded(call) || firstToForward(call) == stopped) {
            lose(call, 0, ResponseFlag.CLIENT, journeys.replyNanos(call));
        } else {
            lose(call, UNAVAILABLE, ResponseFlag.UC, journeys.replyNanos(call));
        }
    }

    /** Tells a caller whose pod has stopped that nobody will hear the answer. */
    void abandon(int call) {
        calls.listener(call).onAbandoned(call);
    }

    private boolean isForwarded(int call) {
        return journeys.upstream(call) != Upstreams.NONE || journeys.leg(call) != Legs.NONE;
    }

    /** Number of the first pod whose proxy sent the call on. */
    private int firstToForward(int call) {
        if (journeys.upstream(call) != Upstreams.NONE) {
            return calls.origin(call);
        }
        return tables.legs.gateway(tables.legs.first(journeys.leg(call)));
    }

    private void answer(int call, int status, ResponseFlag flag, long delayNanos) {
        limits.cancel(call);
        calls.end(call, status, flag);
        answered.after(delayNanos, call);
    }

    private void answered(int call) {
        if (!journeys.isLost(call)) {
            end(call);
        }
        journeys.release(call);
    }

    /** Takes a call off its way; whoever brings it on lets it go when it comes up. */
    private void lose(int call, int status, ResponseFlag flag, long delayNanos) {
        limits.cancel(call);
        journeys.lose(call);
        journeys.hold(call);
        calls.end(call, status, flag);
        lost.after(delayNanos, call);
    }

    private void toldOfLoss(int call) {
        end(call);
        journeys.release(call);
    }

    private void end(int call) {
        boolean heard = tables.origins.isThere(calls.origin(call));
        if (heard) {
            trace.ended(call);
            counts.count(call);
        }
        tables.finishHosts(call);
        if (heard) {
            calls.listener(call).onAnswer(call);
        } else {
            abandon(call);
        }
    }
}
