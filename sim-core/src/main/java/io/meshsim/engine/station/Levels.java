package io.meshsim.engine.station;

import java.util.Arrays;

/** A statistic over time for each row: what {@code TimeWeighted} is for one, in 24 bytes. */
final class Levels {

    /** A row lies together, for it is used together: level, time of its last change, area. */
    private static final int WORDS = 3;

    private static final int CHANGED_NANOS = 1;
    private static final int AREA = 2;

    private long[] rows = {};

    void begin(int row, long nowNanos) {
        int at = row * WORDS;
        if (at >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(4 * WORDS, Math.multiplyExact(rows.length, 2)));
        }
        rows[at + CHANGED_NANOS] = nowNanos;
    }

    void add(int row, long nowNanos, int more) {
        int at = row * WORDS;
        rows[at + AREA] = Double.doubleToRawLongBits(area(row, nowNanos));
        rows[at + CHANGED_NANOS] = nowNanos;
        rows[at] += more;
    }

    int level(int row) {
        return (int) rows[row * WORDS];
    }

    /** Level times nanoseconds since the last reset. */
    double area(int row, long nowNanos) {
        int at = row * WORDS;
        double before = Double.longBitsToDouble(rows[at + AREA]);
        return before + (double) rows[at] * (nowNanos - rows[at + CHANGED_NANOS]);
    }

    /** Forgets the past and keeps the level. */
    void reset(int row, long nowNanos) {
        rows[row * WORDS + CHANGED_NANOS] = nowNanos;
        rows[row * WORDS + AREA] = 0;
    }
}
