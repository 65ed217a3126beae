package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run leaves all of its files or none. */
class RunFilesTest {

    @TempDir Path place;

    private final Metrics metrics = new Metrics();

    @Test
    void a_finished_run_leaves_five_files_that_can_be_read() throws IOException {
        Path out = place.resolve("made on").resolve("the way");

        List<Path> files = written(out);

        assertThat(files).extracting(file -> file.getFileName().toString()).isEqualTo(names());
        assertThat(names(out)).containsExactlyInAnyOrderElementsOf(names());
        assertThat(names(place.resolve("made on"))).containsExactly("the way");
        assertThat(Files.readString(out.resolve("trace.jsonl"))).contains("push.start");
        assertThat(Files.readString(out.resolve("metrics.prom"))).contains("pilot_xds_pushes 1\n");
        assertThat(
                        JsonParser.parseString(Files.readString(out.resolve("timeline.json")))
                                .isJsonObject())
                .isTrue();
        assertThat(
                        JsonParser.parseString(Files.readString(out.resolve("summary.json")))
                                .isJsonObject())
                .isTrue();
    }

    @Test
    void a_run_that_fails_leaves_nothing() throws IOException {
        Path out = place.resolve("run");

        try (RunFiles files = RunFiles.open(out, 1)) {
            assertThat(files.sinks()).hasSize(2);
        }

        assertThat(names(place)).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_written_leaves_the_earlier_run_as_it_was() throws IOException {
        Path out = place.resolve("run");
        written(out);
        Files.writeString(out.resolve("summary.json"), "earlier");
        metrics.counter("not a name").increment();

        assertThatThrownBy(() -> written(out)).isInstanceOf(IllegalArgumentException.class);

        assertThat(Files.readString(out.resolve("summary.json"))).isEqualTo("earlier");
        assertThat(names(place)).containsExactly("run");
    }

    @Test
    void a_second_run_replaces_its_own_files_and_nobody_elses() throws IOException {
        Path out = place.resolve("run");
        written(out);
        Files.writeString(out.resolve("summary.json"), "earlier");
        Files.writeString(out.resolve("notes.txt"), "mine");

        written(out);

        assertThat(Files.readString(out.resolve("summary.json"))).startsWith("{");
        assertThat(Files.readString(out.resolve("notes.txt"))).isEqualTo("mine");
    }

    @Test
    void two_runs_may_write_beside_each_other() throws IOException {
        try (RunFiles first = RunFiles.open(place.resolve("run"), 1);
                RunFiles second = RunFiles.open(place.resolve("run"), 1)) {
            assertThat(names(place)).hasSize(2);
            second.finish(SampleRun.bookshop(), 1, metrics);
            first.finish(SampleRun.bookshop(), 1, metrics);
        }

        assertThat(names(place)).containsExactly("run");
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_refused() throws IOException {
        Path file = Files.writeString(place.resolve("run"), "text");

        assertThatThrownBy(() -> RunFiles.open(file, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("run must not be a file");
    }

    private List<Path> written(Path out) {
        metrics.counter("pilot_xds_pushes").increment();
        try (RunFiles files = RunFiles.open(out, 1)) {
            Trace trace = new Trace(() -> 190_000_000);
            files.sinks().forEach(trace::addSink);
            trace.record(trace.name("istiod"), trace.name("push.start"), 0, 10);
            return files.finish(SampleRun.bookshop(), 0.8, metrics);
        }
    }

    private static List<String> names() {
        return RunFiles.NAMES;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
