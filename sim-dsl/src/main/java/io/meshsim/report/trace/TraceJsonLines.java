package io.meshsim.report.trace;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.engine.trace.TraceSink;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes the trace as JSON lines: one object for each record, in the order in which things
 * happened.
 *
 * <p>The first line says what the file is and which requests it holds. A record looks like this, on
 * one line:
 *
 * <pre>
 * {"timeNanos":190000000,"actor":"istiod","what":"push.start","object":"","value":10,
 *  "request":0,"number":7,"cause":4}
 * </pre>
 *
 * <p>{@code cause} is the {@code number} of what led to it; 0 if none is known. Throws
 * UncheckedIOException if the writer fails.
 */
public final class TraceJsonLines implements TraceSink, Closeable {

    private final Sampling sampling;
    private final Writer out;
    private final JsonWriter json;

    /**
     * A trace that holds the first request and then every so many-th; 1 holds all. What belongs to
     * no request is always in.
     *
     * @throws IllegalArgumentException if {@code sampleEvery} is less than 1
     */
    @SuppressWarnings("resource") // closed by close(), which is the owner's duty
    public TraceJsonLines(Writer writer, long sampleEvery) {
        sampling = new Sampling(sampleEvery);
        out = new BufferedWriter(writer);
        json = new JsonWriter(out);
        json.setStrictness(Strictness.LENIENT);
        line(this::head);
    }

    @Override
    public boolean wants(long request) {
        return sampling.wants(request);
    }

    @Override
    public void accept(TraceRecord happened) {
        line(() -> record(happened));
    }

    /** Writes what is buffered and closes the writer. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void head() throws IOException {
        json.beginObject();
        json.name("format").value("meshsim trace");
        json.name("formatVersion").value(1);
        json.name("sampleEveryRequests").value(sampling.every());
        json.endObject();
    }

    private void record(TraceRecord happened) throws IOException {
        json.beginObject();
        json.name("timeNanos").value(happened.timeNanos());
        json.name("actor").value(happened.actor());
        json.name("what").value(happened.what());
        json.name("object").value(happened.object());
        json.name("value").value(happened.value());
        json.name("request").value(happened.request());
        json.name("number").value(happened.number());
        json.name("cause").value(happened.cause());
        json.endObject();
    }

    private void line(Step step) {
        try {
            step.write();
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Something that writes. */
    private interface Step {
        void write() throws IOException;
    }
}
