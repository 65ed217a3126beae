package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.Locale;

/**
 * A wire in one direction: messages are sent one after the other at its bandwidth, and arrive after
 * its propagation delay.
 *
 * <p>An arrival is one event. Fractions of a nanosecond are carried on to the next message, so a
 * full link does not drift; a message arrives at the next whole nanosecond.
 */
public final class Link {

    private static final long BIT_NANOS_PER_BYTE_SECOND = 8_000_000_000L;

    private final Simulation simulation;
    private final String name;
    private final long propagationNanos;

    /** Time to send a byte is this many nanoseconds ... */
    private final long nanosPerBytes;

    /** ... divided by this. */
    private final long bytes;

    private final InFlight inFlight = new InFlight();

    /** When all that was submitted will have been sent, and what is beyond it, in parts. */
    private long freeNanos;

    private long carry;
    private long startNanos;
    private long bookedNanos;
    private long sentBytes;
    private long messages;

    /**
     * An idle link.
     *
     * @throws IllegalArgumentException if the bandwidth is not positive or the delay negative
     */
    public Link(Simulation simulation, String name, long bitsPerSecond, Duration propagation) {
        if (bitsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "bandwidth of " + name + " must be positive, not " + bitsPerSecond + " bit/s");
        }
        this.simulation = simulation;
        this.name = name;
        propagationNanos = SimTime.nanos(propagation);
        long divisor = greatestCommonDivisor(BIT_NANOS_PER_BYTE_SECOND, bitsPerSecond);
        nanosPerBytes = BIT_NANOS_PER_BYTE_SECOND / divisor;
        bytes = bitsPerSecond / divisor;
        startNanos = simulation.nowNanos();
    }

    /**
     * Sends a message behind all others; {@code onArrived} runs for {@code row} when its last byte
     * has arrived.
     *
     * @throws IllegalArgumentException if the size is negative, or so large that time overflows
     */
    public void send(long messageBytes, Event onArrived, int row) {
        long nowNanos = simulation.nowNanos();
        if (messageBytes < 0 || messageBytes > (Long.MAX_VALUE - bytes) / nanosPerBytes) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "message of %d bytes on %s at %s must have 0 to %d bytes",
                            messageBytes,
                            name,
                            SimTime.text(nowNanos),
                            (Long.MAX_VALUE - bytes) / nanosPerBytes));
        }
        if (isIdle(nowNanos)) {
            freeNanos = nowNanos;
            carry = 0;
        }
        long before = freeNanos;
        long parts = messageBytes * nanosPerBytes + carry;
        freeNanos = SimTime.later(freeNanos, parts / bytes);
        carry = parts % bytes;
        bookedNanos += freeNanos - before;
        sentBytes += messageBytes;
        messages++;
        long arrivalNanos = SimTime.later(sentNanos(), propagationNanos);
        inFlight.settle(nowNanos);
        inFlight.add(arrivalNanos, messageBytes);
        onArrived.after(arrivalNanos - nowNanos, row);
    }

    /** Bytes submitted that have not arrived, those that wait to be sent included. */
    public long bytesInFlight() {
        inFlight.settle(simulation.nowNanos());
        return inFlight.bytes();
    }

    /** How long a message submitted now would wait before its first byte is sent. */
    public long backlogNanos() {
        return Math.max(0, sentNanos() - simulation.nowNanos());
    }

    /** Bytes submitted since the start or the last reset. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Messages submitted since the start or the last reset. */
    public long messages() {
        return messages;
    }

    /** Time spent sending since the start or the last reset, to the nanosecond. */
    public long busyNanos() {
        return bookedNanos - Math.max(0, freeNanos - simulation.nowNanos());
    }

    /** Share of time spent sending since the start or the last reset, 0 to 1; 0 if none passed. */
    public double utilisation() {
        long nanos = simulation.nowNanos() - startNanos;
        return nanos == 0 ? 0 : (double) busyNanos() / nanos;
    }

    /** Starts the statistics anew; messages go on. */
    public void resetStatistics() {
        startNanos = simulation.nowNanos();
        bookedNanos = Math.max(0, freeNanos - startNanos);
        sentBytes = 0;
        messages = 0;
    }

    private boolean isIdle(long nowNanos) {
        return sentNanos() <= nowNanos;
    }

    private long sentNanos() {
        return freeNanos + (carry > 0 ? 1 : 0);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
