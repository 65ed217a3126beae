package io.meshsim.bench.baseline;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Timers whose setting anew is a store; the entry in the heap moves on when it comes up. */
final class HeapTimers {

    private static final long NEVER = Long.MAX_VALUE;

    private final HeapLoop loop;
    private final IntConsumer onRing;
    private final int handler;
    private final long[] deadlines;
    private final long[] queued;

    HeapTimers(HeapLoop loop, int n, IntConsumer onRing) {
        this.loop = loop;
        this.onRing = onRing;
        this.handler = loop.register(this::surface);
        this.deadlines = new long[n];
        this.queued = new long[n];
        Arrays.fill(deadlines, NEVER);
        Arrays.fill(queued, NEVER);
    }

    void reset(int row, long delayNanos) {
        enqueue(row, loop.nowNanos() + delayNanos);
    }

    private void enqueue(int row, long deadlineNanos) {
        deadlines[row] = deadlineNanos;
        if (queued[row] > deadlineNanos) {
            queued[row] = deadlineNanos;
            loop.after(deadlineNanos - loop.nowNanos(), handler, row);
        }
    }

    private void surface(int row) {
        if (queued[row] != loop.nowNanos()) {
            return;
        }
        queued[row] = NEVER;
        if (deadlines[row] > loop.nowNanos()) {
            enqueue(row, deadlines[row]);
        } else {
            deadlines[row] = NEVER;
            onRing.accept(row);
        }
    }
}
