package io.meshsim.engine.trace;

/** The last records as numbers, in a ring. */
final class KeptRecords {

    private static final int LONGS = 4;
    private static final int INTS = 3;

    private final int most;
    private final long[] longs;
    private final int[] ints;

    /** A ring for this many, a power of two. */
    KeptRecords(int most) {
        this.most = most;
        longs = new long[most * LONGS];
        ints = new int[most * INTS];
    }

    void put(
            long number,
            long timeNanos,
            int actor,
            int what,
            int object,
            long value,
            long request,
            long cause) {
        int at = slot(number) * LONGS;
        longs[at] = timeNanos;
        longs[at + 1] = value;
        longs[at + 2] = request;
        longs[at + 3] = cause;
        at = slot(number) * INTS;
        ints[at] = actor;
        ints[at + 1] = what;
        ints[at + 2] = object;
    }

    /** How many of the records up to this number are here. */
    long size(long count) {
        return Math.min(count, most);
    }

    long cause(long number) {
        return longs[slot(number) * LONGS + 3];
    }

    TraceRecord text(long number, NameTable names) {
        int at = slot(number) * LONGS;
        int named = slot(number) * INTS;
        return new TraceRecord(
                longs[at],
                names.text(ints[named]),
                names.text(ints[named + 1]),
                names.text(ints[named + 2]),
                longs[at + 1],
                longs[at + 2],
                number,
                longs[at + 3]);
    }

    private int slot(long number) {
        return (int) number & (most - 1);
    }
}
