package io.meshsim.engine.station;

import java.util.Arrays;

/** Messages in the order they will arrive; who has arrived is found out when somebody asks. */
final class InFlight {

    private long[] arrivalNanos = new long[16];
    private long[] sizes = new long[16];

    /** Count upwards for ever; the place of one is its number modulo the capacity. */
    private int first;

    private int next;
    private long bytes;

    void add(long nanos, long size) {
        if (next - first == sizes.length) {
            grow();
        }
        int place = next++ & (sizes.length - 1);
        arrivalNanos[place] = nanos;
        sizes[place] = size;
        bytes += size;
    }

    /** Forgets those that have arrived. */
    void settle(long nowNanos) {
        while (first != next && arrivalNanos[first & (sizes.length - 1)] <= nowNanos) {
            bytes -= sizes[first++ & (sizes.length - 1)];
        }
    }

    long bytes() {
        return bytes;
    }

    /** Puts the two halves of the ring in line, in twice the room. */
    private void grow() {
        int turn = first & (sizes.length - 1);
        arrivalNanos = grown(arrivalNanos, turn);
        sizes = grown(sizes, turn);
        next -= first;
        first = 0;
    }

    private static long[] grown(long[] ring, int turn) {
        long[] line = Arrays.copyOfRange(ring, turn, turn + ring.length * 2);
        System.arraycopy(ring, 0, line, ring.length - turn, turn);
        return line;
    }
}
