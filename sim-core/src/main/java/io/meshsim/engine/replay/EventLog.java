package io.meshsim.engine.replay;

import io.meshsim.engine.EventObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Every event of a run, 28 bytes each: when, what, caused by which other, with which digest. */
final class EventLog implements EventObserver {

    private final LongSupplier digest;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private long[] times = new long[1024];
    private long[] causes = new long[1024];

    /** The trace's digest as it was when the event began. */
    private long[] digests = new long[1024];

    private int[] kinds = new int[1024];
    private int size;

    EventLog(LongSupplier digest) {
        this.digest = digest;
    }

    @Override
    public void onEvent(long number, long cause, long timeNanos, String name, int row) {
        if (size == times.length) {
            grow();
        }
        times[size] = timeNanos;
        causes[size] = cause;
        digests[size] = digest.getAsLong();
        kinds[size] = kind(name);
        size++;
    }

    int size() {
        return size;
    }

    /** Whether both logs tell the same of an event, counted from 1, and of all before it. */
    boolean agrees(EventLog other, int event) {
        int at = event - 1;
        return times[at] == other.times[at]
                && causes[at] == other.causes[at]
                && digests[at] == other.digests[at]
                && name(event).equals(other.name(event));
    }

    /** Whether the trace differed before the event began, so that the one before it is to blame. */
    boolean recordedOtherwise(EventLog other, int event) {
        return digests[event - 1] != other.digests[event - 1];
    }

    /** An event and what led to it, the event first, to the nanosecond: that may be all. */
    List<String> chain(int event) {
        List<String> chain = new ArrayList<>();
        for (int at = event; at > 0; at = (int) causes[at - 1]) {
            chain.add(String.format(Locale.ROOT, "%,d ns  %s", times[at - 1], name(at)));
        }
        return chain;
    }

    private String name(int event) {
        return names.get(kinds[event - 1]);
    }

    private int kind(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * size);
        causes = Arrays.copyOf(causes, 2 * size);
        digests = Arrays.copyOf(digests, 2 * size);
        kinds = Arrays.copyOf(kinds, 2 * size);
    }
}
