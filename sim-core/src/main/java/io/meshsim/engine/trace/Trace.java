package io.meshsim.engine.trace;

import io.meshsim.engine.random.Hash64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The ordered record of what happened, folded into a digest.
 *
 * <p>Names are interned to numbers when the model is built, so that a record costs a few
 * operations; text is made only for sinks, and for the last records when somebody asks. The digest
 * covers every record, whether or not a sink wanted it, and not the causes.
 *
 * <p>With causes, the first record of an event was caused by whatever made the event be scheduled;
 * its later records by the first; and what the event schedules, by its last record so far.
 */
public final class Trace {

    private static final long SALT = 0x9e3779b97f4a7c15L;

    private final LongSupplier clock;
    private final boolean on;
    private final NameTable names = new NameTable();
    private KeptRecords kept = new KeptRecords(256);
    private TraceSink[] sinks = {};
    private long count;
    private long digest = SALT;
    private boolean causes;

    /** Cause of the next record of this event. */
    private long recordCause;

    /** Cause of what is scheduled now. */
    private long cause;

    private boolean recorded;

    /** A trace that stamps records with the clock, in nanoseconds. */
    public Trace(LongSupplier clock) {
        this(clock, true);
    }

    /** The same; if it is not on, records leave no trace and the digest is that of nothing. */
    public Trace(LongSupplier clock, boolean on) {
        this.clock = clock;
        this.on = on;
        name("");
    }

    /** Keeps causes from now on, and more of the last records, to be walked back through. */
    public void keepCauses() {
        causes = true;
        kept = new KeptRecords(16_384);
    }

    /** Whether anything is recorded; if not, nobody needs names. */
    public boolean isOn() {
        return on;
    }

    /** The number of a name; the empty name is 0. */
    public int name(String name) {
        return names.of(name);
    }

    /**
     * The number of two names together, such as {@code shop/cart-0 CDS}; there may be as many first
     * ones as anybody likes, but only 32 second ones.
     */
    public int pair(int first, int second) {
        return names.pair(first, second);
    }

    /** Adds a receiver of later records. */
    public void addSink(TraceSink sink) {
        sinks = Arrays.copyOf(sinks, sinks.length + 1);
        sinks[sinks.length - 1] = sink;
    }

    /** Records something that belongs to no request. */
    public void record(int actor, int what, int object, long value) {
        record(actor, what, object, value, 0);
    }

    /** Records something; the numbers come from {@link #name}. */
    public void record(int actor, int what, int object, long value, long request) {
        if (!on) {
            return;
        }
        long timeNanos = clock.getAsLong();
        count++;
        fold(timeNanos, actor, what, object, value, request);
        kept.put(count, timeNanos, actor, what, object, value, request, recordCause);
        for (TraceSink sink : sinks) {
            if (sink.wants(request)) {
                sink.accept(text(count));
            }
        }
        if (causes) {
            recordCause = recorded ? recordCause : count;
            recorded = true;
            cause = count;
        }
    }

    /** Number of the record that is to be the cause of what is scheduled now; 0 if none is. */
    public long cause() {
        return cause;
    }

    /**
     * Says that what happens now is due to a record, not to the event that is running: for work
     * that waited, such as a job in a queue.
     */
    public void causedBy(long record) {
        recordCause = record;
        cause = record;
        recorded = false;
    }

    /** Records made so far. */
    public long count() {
        return count;
    }

    /** Sixteen hexadecimal digits; equal digests mean equal runs. */
    public String digest() {
        return String.format(Locale.ROOT, "%016x", digestBits());
    }

    /** The digest as a number. */
    public long digestBits() {
        return Hash64.mix(digest ^ count);
    }

    /** The last records, at most {@code most} and as many as are kept, oldest first. */
    public List<TraceRecord> last(int most) {
        List<TraceRecord> last = new ArrayList<>();
        for (long number = count - Math.min(most, kept.size(count)) + 1; number <= count; ) {
            last.add(text(number++));
        }
        return last;
    }

    /**
     * A record, what led to it, what led to that, and so on, oldest first; as far back as records
     * are kept.
     */
    public List<TraceRecord> chain(long record) {
        List<TraceRecord> chain = new ArrayList<>();
        long number = record;
        while (number > count - kept.size(count) && number > 0) {
            chain.add(0, text(number));
            number = kept.cause(number);
        }
        return chain;
    }

    /** Names count by their text, so that it does not matter who was interned first. */
    private void fold(long time, int actor, int what, int object, long value, long request) {
        long h = digest;
        h = (h ^ time) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 32) ^ names.hash(actor)) * SALT;
        h = (h ^ (h >>> 30) ^ names.hash(what) ^ Long.rotateLeft(names.hash(object), 21)) * SALT;
        h = (h ^ (h >>> 29) ^ value) * 0xc4ceb9fe1a85ec53L;
        digest = (h ^ (h >>> 32) ^ request) * SALT;
    }

    private TraceRecord text(long number) {
        return kept.text(number, names);
    }
}
