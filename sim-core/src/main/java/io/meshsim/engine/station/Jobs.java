package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The jobs of a family of stations, waiting or in service: a row each, used again. */
final class Jobs {

    static final int NONE = -1;

    private int[] stations = {};
    private long[] serviceNanos = {};
    private @Nullable Event[] onDone = {};
    private int[] rows = {};

    /** Of a waiting job, the job behind it; of a free row, the next free one. */
    private int[] next = {};

    private int firstFree = NONE;

    int add(int station, long nanos, Event event, int row) {
        if (firstFree == NONE) {
            grow();
        }
        int job = firstFree;
        firstFree = next[job];
        stations[job] = station;
        serviceNanos[job] = nanos;
        onDone[job] = event;
        rows[job] = row;
        next[job] = NONE;
        return job;
    }

    int station(int job) {
        return stations[job];
    }

    long serviceNanos(int job) {
        return serviceNanos[job];
    }

    Event onDone(int job) {
        return Objects.requireNonNull(onDone[job]);
    }

    int row(int job) {
        return rows[job];
    }

    int next(int job) {
        return next[job];
    }

    void putBehind(int job, int last) {
        next[last] = job;
    }

    void remove(int job) {
        onDone[job] = null;
        next[job] = firstFree;
        firstFree = job;
    }

    private void grow() {
        int from = next.length;
        int to = Math.max(4, Math.multiplyExact(from, 2));
        stations = Arrays.copyOf(stations, to);
        serviceNanos = Arrays.copyOf(serviceNanos, to);
        onDone = Arrays.copyOf(onDone, to);
        rows = Arrays.copyOf(rows, to);
        next = Arrays.copyOf(next, to);
        for (int job = to - 1; job >= from; job--) {
            remove(job);
        }
    }
}
