package io.meshsim.report.trace;

import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.engine.trace.TraceSink;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes the trace as a timeline that opens in Perfetto or in Chrome's own viewer.
 *
 * <p>One process for each kind of actor, one thread for each actor. Pushes and the hops of requests
 * are spans, everything else an instant. The records are written as they come; spans when they end,
 * and those still open when the timeline is closed. Throws UncheckedIOException if the writer
 * fails.
 */
public final class PerfettoTimeline implements TraceSink, Closeable {

    private final Sampling sampling;
    private final TimelineEvents events;
    private final PushSpans pushes;
    private final RequestSpans requests;
    private long nowNanos;

    /**
     * A timeline that holds the first request and then every so many-th; 1 holds all. What belongs
     * to no request is always in.
     *
     * @throws IllegalArgumentException if {@code sampleEvery} is less than 1
     * @throws UncheckedIOException if the writer fails
     */
    public PerfettoTimeline(Writer writer, long sampleEvery) {
        sampling = new Sampling(sampleEvery);
        events = new TimelineEvents(writer);
        pushes = new PushSpans(events);
        requests = new RequestSpans(events);
    }

    @Override
    public boolean wants(long request) {
        return sampling.wants(request);
    }

    @Override
    public void accept(TraceRecord happened) {
        nowNanos = happened.timeNanos();
        if (happened.request() != 0) {
            requests.take(happened);
        } else if (!pushes.take(happened)) {
            events.instant(track(happened), happened.actor(), happened);
        }
    }

    /** Ends what is open, finishes the file and closes the writer. */
    @Override
    public void close() {
        pushes.close(nowNanos);
        requests.close(nowNanos);
        events.close();
    }

    private static Track track(TraceRecord happened) {
        String actor = happened.actor();
        if (actor.startsWith("kube")) {
            return Track.KUBE;
        }
        if (actor.equals("istiod") || actor.startsWith("istiod-")) {
            return Track.ISTIOD;
        }
        boolean proxy = actor.contains("/") || happened.what().startsWith("xds.");
        return proxy || happened.what().equals("ready") ? Track.PROXIES : Track.OTHERS;
    }
}
