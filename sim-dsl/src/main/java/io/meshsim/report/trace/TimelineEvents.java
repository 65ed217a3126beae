package io.meshsim.report.trace;

import com.google.gson.stream.JsonWriter;
import io.meshsim.engine.trace.TraceRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes events in the Chrome trace event format, JSON object form.
 *
 * <p>Source: "Trace Event Format" (Chromium project): phases M, i and X; times in microseconds.
 */
final class TimelineEvents {

    private final Map<String, Integer> threads = new LinkedHashMap<>();
    private final JsonWriter json;

    @SuppressWarnings("resource") // closed by close(), which is the owner's duty
    TimelineEvents(Writer writer) {
        json = new JsonWriter(new BufferedWriter(writer));
        attempt(this::begin);
    }

    /** Something at one instant. */
    void instant(Track track, String thread, TraceRecord happened) {
        int number = thread(track, thread);
        attempt(
                () -> {
                    String object = happened.object();
                    String name = object.isEmpty() ? "" : " " + object;
                    head("i", happened.what() + name, track, number);
                    json.name("s").value("t");
                    json.name("ts").value(micros(happened.timeNanos()));
                    details(happened.value(), happened.request(), true);
                    json.endObject();
                });
    }

    /** Something that took time. */
    void span(Track track, String thread, Span span) {
        int number = thread(track, thread);
        attempt(
                () -> {
                    head("X", span.name(), track, number);
                    json.name("ts").value(micros(span.fromNanos()));
                    json.name("dur").value(micros(span.toNanos() - span.fromNanos()));
                    details(span.value(), span.request(), span.finished());
                    json.endObject();
                });
    }

    void close() {
        attempt(
                () -> {
                    json.endArray();
                    json.endObject();
                    json.close();
                });
    }

    private void begin() throws IOException {
        json.beginObject();
        json.name("displayTimeUnit").value("ms");
        json.name("traceEvents").beginArray();
        for (Track track : Track.values()) {
            metadata("process_name", track, 0, track.title());
        }
    }

    private int thread(Track track, String name) {
        return threads.computeIfAbsent(track + " " + name, any -> newThread(track, name));
    }

    private int newThread(Track track, String name) {
        int number = threads.size() + 1;
        attempt(() -> metadata("thread_name", track, number, name));
        return number;
    }

    private void metadata(String what, Track track, int thread, String name) throws IOException {
        head("M", what, track, thread);
        json.name("args").beginObject();
        json.name("name").value(name);
        json.endObject();
        json.endObject();
    }

    private void head(String phase, String name, Track track, int thread) throws IOException {
        json.beginObject();
        json.name("ph").value(phase);
        json.name("name").value(name);
        json.name("cat").value(track.title());
        json.name("pid").value(track.number());
        json.name("tid").value(thread);
    }

    private void details(long value, long request, boolean finished) throws IOException {
        json.name("args").beginObject();
        json.name("value").value(value);
        if (request != 0) {
            json.name("request").value(request);
        }
        if (!finished) {
            json.name("finished").value(false);
        }
        json.endObject();
    }

    private static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3);
    }

    private static void attempt(Step step) {
        try {
            step.write();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Something that writes. */
    private interface Step {
        void write() throws IOException;
    }
}
