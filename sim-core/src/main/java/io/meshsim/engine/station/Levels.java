package io.meshsim.engine.station;

import java.util.Arrays;

/** A statistic over time for each row: what {@code TimeWeighted} is for one, in 20 bytes. */
final class Levels {

    private int[] levels = {};
    private long[] changedNanos = {};
    private double[] areas = {};

    void begin(int row, long nowNanos) {
        if (row >= levels.length) {
            int capacity = Math.max(4, Math.multiplyExact(levels.length, 2));
            levels = Arrays.copyOf(levels, capacity);
            changedNanos = Arrays.copyOf(changedNanos, capacity);
            areas = Arrays.copyOf(areas, capacity);
        }
        changedNanos[row] = nowNanos;
    }

    void add(int row, long nowNanos, int more) {
        areas[row] = area(row, nowNanos);
        changedNanos[row] = nowNanos;
        levels[row] += more;
    }

    int level(int row) {
        return levels[row];
    }

    /** Level times nanoseconds since the last reset. */
    double area(int row, long nowNanos) {
        return areas[row] + (double) levels[row] * (nowNanos - changedNanos[row]);
    }

    /** Forgets the past and keeps the level. */
    void reset(int row, long nowNanos) {
        changedNanos[row] = nowNanos;
        areas[row] = 0;
    }
}
