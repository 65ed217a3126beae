package io.meshsim.bench.baseline;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The least engine there is around a {@link Heap}: numbered handlers, a clock, lazy timers. */
final class HeapLoop {

    private final Heap heap = new Heap();
    private IntConsumer[] handlers = new IntConsumer[0];
    private long nowNanos;
    private boolean stopped;

    long nowNanos() {
        return nowNanos;
    }

    int register(IntConsumer handler) {
        handlers = Arrays.copyOf(handlers, handlers.length + 1);
        handlers[handlers.length - 1] = handler;
        return handlers.length - 1;
    }

    void after(long delayNanos, int handler, int row) {
        heap.add(nowNanos + delayNanos, (long) handler << 32 | row);
    }

    void stop() {
        stopped = true;
    }

    void run() {
        while (!stopped && heap.removeFirst()) {
            nowNanos = heap.timeNanos();
            long payload = heap.payload();
            handlers[(int) (payload >>> 32)].accept((int) payload);
        }
    }
}
