package io.meshsim.report.trace;

import io.meshsim.engine.trace.TraceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes spans of the records of requests: {@code hop.start} and {@code hop.end} with the same
 * actor, object and request are one hop, and so for every other pair of names.
 *
 * <p>Each actor has as many threads as hops overlap there.
 */
final class RequestSpans {

    private static final String START = ".start";
    private static final String END = ".end";

    private final TimelineEvents events;
    private final Map<Key, Deque<Hop>> open = new LinkedHashMap<>();
    private final Map<String, List<Boolean>> busy = new LinkedHashMap<>();

    RequestSpans(TimelineEvents events) {
        this.events = events;
    }

    void take(TraceRecord happened) {
        if (happened.what().endsWith(START)) {
            start(happened);
        } else if (happened.what().endsWith(END)) {
            end(happened);
        } else {
            events.instant(Track.REQUESTS, happened.actor(), happened);
        }
    }

    void close(long nowNanos) {
        for (Deque<Hop> hops : open.values()) {
            for (Hop hop : hops) {
                write(hop, nowNanos, hop.start().value(), false);
            }
        }
    }

    private void start(TraceRecord happened) {
        Hop hop = new Hop(happened, freeLane(happened.actor()));
        open.computeIfAbsent(Key.of(happened, START), any -> new ArrayDeque<>()).add(hop);
    }

    private void end(TraceRecord happened) {
        Key key = Key.of(happened, END);
        Deque<Hop> hops = open.get(key);
        if (hops == null) {
            events.instant(Track.REQUESTS, happened.actor(), happened);
            return;
        }
        Hop hop = hops.remove();
        if (hops.isEmpty()) {
            open.remove(key);
        }
        busy(hop.start().actor()).set(hop.lane(), false);
        write(hop, happened.timeNanos(), happened.value(), true);
    }

    private void write(Hop hop, long toNanos, long value, boolean finished) {
        TraceRecord start = hop.start();
        String kind = start.what().substring(0, start.what().length() - START.length());
        String name = start.object().isEmpty() ? kind : kind + " " + start.object();
        String thread = hop.lane() == 0 ? start.actor() : start.actor() + " " + (hop.lane() + 1);
        Span span = new Span(name, start.timeNanos(), toNanos, value, start.request(), finished);
        events.span(Track.REQUESTS, thread, span);
    }

    private int freeLane(String actor) {
        List<Boolean> lanes = busy(actor);
        int free = lanes.indexOf(false);
        if (free < 0) {
            lanes.add(true);
            return lanes.size() - 1;
        }
        lanes.set(free, true);
        return free;
    }

    private List<Boolean> busy(String actor) {
        return busy.computeIfAbsent(actor, any -> new ArrayList<>());
    }

    /** An open hop and the thread it is drawn on. */
    private record Hop(TraceRecord start, int lane) {}

    /** What a start and its end have in common. */
    private record Key(long request, String actor, String kind, String object) {

        static Key of(TraceRecord happened, String suffix) {
            int length = happened.what().length() - suffix.length();
            String kind = happened.what().substring(0, length);
            return new Key(happened.request(), happened.actor(), kind, happened.object());
        }
    }
}
