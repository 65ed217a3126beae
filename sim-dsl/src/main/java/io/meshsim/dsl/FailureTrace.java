package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.report.trace.TraceJsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the trace of a failure. */
final class FailureTrace {

    private FailureTrace() {}

    static void write(Optional<Path> file, Iterable<TraceRecord> records) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Path folder = file.get().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (Writer writer = Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8);
                    TraceJsonLines lines = new TraceJsonLines(writer, 1)) {
                records.forEach(lines::accept);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot write the trace to " + file.get(), problem);
        }
    }
}
