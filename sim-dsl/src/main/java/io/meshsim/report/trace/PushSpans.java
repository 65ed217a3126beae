package io.meshsim.report.trace;

import io.meshsim.engine.trace.TraceRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes spans of istiod's push records: the context on one thread, then on a thread for each proxy
 * the wait in the queue, the types, and around them the push.
 */
final class PushSpans {

    private static final String PUSHES = "pushes";

    private final TimelineEvents events;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private long startedNanos;
    private long updates;
    private long contextNanos;

    PushSpans(TimelineEvents events) {
        this.events = events;
    }

    /** Whether the record is part of a push; if so, it is taken. */
    boolean take(TraceRecord happened) {
        switch (happened.what()) {
            case "push.start" -> start(happened);
            case "push.context" -> context(happened);
            case "push.dequeue" -> lane(happened.object()).dequeue(happened.timeNanos());
            case "push.skip" -> lane(happened.object()).end("nothing to push", happened);
            case "push.send" -> send(happened);
            case "push.done" -> lane(happened.object()).end("push", happened);
            default -> {
                return false;
            }
        }
        return true;
    }

    void close(long nowNanos) {
        lanes.values().forEach(lane -> lane.close(nowNanos));
    }

    private void start(TraceRecord happened) {
        startedNanos = happened.timeNanos();
        updates = happened.value();
    }

    /** Only a full push builds a context, and contexts are built one at a time. */
    private void context(TraceRecord happened) {
        long fromNanos = Math.max(startedNanos, contextNanos);
        contextNanos = happened.timeNanos();
        Span span = Span.of("push context", fromNanos, contextNanos, updates);
        events.span(Track.ISTIOD, PUSHES, span);
    }

    private void send(TraceRecord happened) {
        int space = happened.object().lastIndexOf(' ');
        String proxy = happened.object().substring(0, Math.max(0, space));
        lane(proxy).send(happened.object().substring(space + 1), happened);
    }

    private Lane lane(String proxy) {
        return lanes.computeIfAbsent(proxy, Lane::new);
    }

    /**
     * The pushes of one proxy; spans of a thread must not overlap, so each starts after the last.
     */
    private final class Lane {

        private final String thread;
        private long dequeuedNanos = -1;
        private long lastNanos;

        Lane(String proxy) {
            thread = "push to " + proxy;
        }

        void dequeue(long nowNanos) {
            long queuedNanos = Math.max(startedNanos, contextNanos);
            long fromNanos = Math.max(queuedNanos, lastNanos);
            events.span(Track.ISTIOD, thread, Span.of("queue", fromNanos, nowNanos, 0));
            dequeuedNanos = nowNanos;
            lastNanos = nowNanos;
        }

        void send(String type, TraceRecord sent) {
            if (dequeuedNanos < 0) {
                events.instant(Track.ISTIOD, thread, sent);
                return;
            }
            String name = "generate and send " + type;
            span(name, lastNanos, sent);
            lastNanos = sent.timeNanos();
        }

        void end(String name, TraceRecord ended) {
            if (dequeuedNanos < 0) {
                events.instant(Track.ISTIOD, thread, ended);
                return;
            }
            span(name, dequeuedNanos, ended);
            dequeuedNanos = -1;
            lastNanos = ended.timeNanos();
        }

        void close(long nowNanos) {
            if (dequeuedNanos >= 0) {
                Span open = new Span("push", dequeuedNanos, nowNanos, 0, 0, false);
                events.span(Track.ISTIOD, thread, open);
            }
        }

        private void span(String name, long fromNanos, TraceRecord end) {
            Span span = Span.of(name, fromNanos, end.timeNanos(), end.value());
            events.span(Track.ISTIOD, thread, span);
        }
    }
}
