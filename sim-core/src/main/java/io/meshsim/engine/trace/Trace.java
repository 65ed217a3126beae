package io.meshsim.engine.trace;

import io.meshsim.engine.random.Hash64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The ordered record of what happened, folded into a digest.
 *
 * <p>Names are interned to numbers when the model is built, so that a record costs a few
 * operations; text is made only for sinks, and for the last records when somebody asks. The digest
 * covers every record, whether or not a sink wanted it.
 */
public final class Trace {

    private static final int KEPT = 256;
    private static final int FIELDS = 3;
    private static final long SALT = 0x9e3779b97f4a7c15L;

    private final LongSupplier clock;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<TraceSink> sinks = new ArrayList<>();
    private final long[] kept = new long[KEPT * FIELDS];
    private final int[] keptNames = new int[KEPT * 3];
    private long[] hashes = new long[64];
    private long count;
    private long digest = SALT;

    /** A trace that stamps records with the clock, in nanoseconds. */
    public Trace(LongSupplier clock) {
        this.clock = clock;
        name("");
    }

    /** The number of a name; the empty name is 0. */
    public int name(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == hashes.length) {
            hashes = Arrays.copyOf(hashes, names.size() * 2);
        }
        hashes[names.size()] = Hash64.of(name);
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** Adds a receiver of later records. */
    public void addSink(TraceSink sink) {
        sinks.add(sink);
    }

    /** Records something that belongs to no request. */
    public void record(int actor, int what, int object, long value) {
        record(actor, what, object, value, 0);
    }

    /** Records something; the numbers come from {@link #name}. */
    public void record(int actor, int what, int object, long value, long request) {
        long timeNanos = clock.getAsLong();
        fold(timeNanos, actor, what, object, value, request);
        keep(timeNanos, actor, what, object, value, request);
        for (int i = 0; i < sinks.size(); i++) {
            if (sinks.get(i).wants(request)) {
                sinks.get(i).accept(text(timeNanos, actor, what, object, value, request));
            }
        }
    }

    /** Records made so far. */
    public long count() {
        return count;
    }

    /** Sixteen hexadecimal digits; equal digests mean equal runs. */
    public String digest() {
        return String.format(Locale.ROOT, "%016x", Hash64.mix(digest ^ count));
    }

    /** The last records, at most {@code most} and 256, oldest first. */
    public List<TraceRecord> last(int most) {
        List<TraceRecord> last = new ArrayList<>();
        for (long i = Math.max(0, count - Math.min(most, KEPT)); i < count; i++) {
            int slot = (int) (i % KEPT);
            last.add(
                    text(
                            kept[slot * FIELDS],
                            keptNames[slot * 3],
                            keptNames[slot * 3 + 1],
                            keptNames[slot * 3 + 2],
                            kept[slot * FIELDS + 1],
                            kept[slot * FIELDS + 2]));
        }
        return last;
    }

    /** Names count by their text, so that it does not matter who was interned first. */
    private void fold(long time, int actor, int what, int object, long value, long request) {
        long h = digest;
        h = (h ^ time) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 32) ^ hashes[actor]) * SALT;
        h = (h ^ (h >>> 30) ^ hashes[what] ^ Long.rotateLeft(hashes[object], 21)) * SALT;
        h = (h ^ (h >>> 29) ^ value) * 0xc4ceb9fe1a85ec53L;
        digest = (h ^ (h >>> 32) ^ request) * SALT;
    }

    private void keep(long time, int actor, int what, int object, long value, long request) {
        int slot = (int) (count++ % KEPT);
        kept[slot * FIELDS] = time;
        kept[slot * FIELDS + 1] = value;
        kept[slot * FIELDS + 2] = request;
        keptNames[slot * 3] = actor;
        keptNames[slot * 3 + 1] = what;
        keptNames[slot * 3 + 2] = object;
    }

    private TraceRecord text(long time, int actor, int what, int object, long value, long request) {
        return new TraceRecord(
                time, names.get(actor), names.get(what), names.get(object), value, request);
    }
}
