package io.meshsim.report;

import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.trace.TraceSink;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.report.trace.PerfettoTimeline;
import io.meshsim.report.trace.TraceJsonLines;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one run: trace and timeline while it runs, metrics, summary and report at its end.
 *
 * <p>They grow in a directory beside the wanted one, whose name starts with a dot and ends with
 * {@code partial}, and take their place only when all are complete. A directory that exists keeps
 * its other files; files of an earlier run are replaced. Open it, add {@link #sinks} to the trace,
 * run, {@link #finish}, and close it in any case: closed without having been finished, it leaves
 * nothing behind.
 */
public final class RunFiles implements Closeable {

    /** What is written, in the order in which a person wants it. */
    public static final List<String> NAMES =
            List.of("report.html", "summary.json", "metrics.prom", "timeline.json", "trace.jsonl");

    private final Path directory;
    private final Path partial;
    private final TraceJsonLines trace;
    private final PerfettoTimeline timeline;
    private boolean streaming = true;

    private RunFiles(Path directory, Path partial, long sampleEvery) throws IOException {
        this.directory = directory;
        this.partial = partial;
        this.trace = new TraceJsonLines(writer("trace.jsonl"), sampleEvery);
        this.timeline = new PerfettoTimeline(writer("timeline.json"), sampleEvery);
    }

    /**
     * Starts the files of a run.
     *
     * @param directory where they are wanted; made if it is not there
     * @param sampleEvery trace and timeline hold the first request and then every so many-th
     * @throws IllegalArgumentException if {@code directory} is a file, or {@code sampleEvery} is
     *     less than 1
     * @throws UncheckedIOException if it cannot be written
     */
    public static RunFiles open(Path directory, long sampleEvery) {
        if (sampleEvery < 1) {
            throw new IllegalArgumentException(
                    "sampleEvery " + sampleEvery + " must be at least 1");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "output directory " + directory + " must not be a file");
        }
        try {
            return new RunFiles(directory, newPartial(directory), sampleEvery);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Receivers for {@code Trace.addSink}, before the run. */
    public List<TraceSink> sinks() {
        return List.of(trace, timeline);
    }

    /**
     * Completes all files and puts them in their place.
     *
     * @return the files, as {@link #NAMES} orders them
     * @throws UncheckedIOException if they cannot be written
     */
    public List<Path> finish(RunResult result, double wallSeconds, Metrics metrics) {
        try {
            endStreams();
            try (Writer out = writer("report.html")) {
                HtmlReport.write(result, out);
            }
            try (Writer out = writer("summary.json")) {
                out.write(JsonSummary.pretty(result, wallSeconds));
            }
            try (Writer out = writer("metrics.prom")) {
                PrometheusText.write(metrics, out);
            }
            moveIntoPlace();
            return NAMES.stream().map(directory::resolve).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes what is unfinished. */
    @Override
    public void close() {
        try {
            endStreams();
        } finally {
            deletePartial();
        }
    }

    private void endStreams() {
        if (streaming) {
            streaming = false;
            try (trace) {
                timeline.close();
            }
        }
    }

    private void moveIntoPlace() throws IOException {
        if (!Files.exists(directory)) {
            Files.move(partial, directory);
            return;
        }
        for (String name : NAMES) {
            Path target = directory.resolve(name);
            Files.move(partial.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void deletePartial() {
        try {
            List<Path> doomed = new ArrayList<>();
            NAMES.forEach(name -> doomed.add(partial.resolve(name)));
            doomed.add(partial);
            for (Path path : doomed) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Encodes as UTF-8; half a surrogate pair becomes a question mark rather than an error. */
    private Writer writer(String name) throws IOException {
        Path file = partial.resolve(name);
        return new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    private static Path newPartial(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(
                    "output directory " + directory + " must not be the root");
        }
        Files.createDirectories(parent);
        int number = 1;
        while (true) {
            String name = "." + absolute.getFileName() + "-" + number + ".partial";
            try {
                return Files.createDirectory(parent.resolve(name));
            } catch (FileAlreadyExistsException taken) {
                // Another run is writing there, or one was killed.
                number++;
            }
        }
    }
}
