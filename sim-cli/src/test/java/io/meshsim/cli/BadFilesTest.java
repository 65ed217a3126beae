package io.meshsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths and options that cannot be used. */
class BadFilesTest {

    private static final Path SHOP = Input.of("shop.yaml");

    @TempDir private Path temp = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void nothing_written_yet() {
        out = temp.resolve("out");
    }

    private void isRefused(Call call, String said) {
        assertThat(call.err().replace(temp + "/", "")).isEqualTo(said + "\n");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void a_path_that_is_not_there() {
        isRefused(Call.run(temp.resolve("missing.yaml"), out), "missing.yaml: does not exist");
    }

    @Test
    void an_empty_directory() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        isRefused(
                Call.run(empty, out),
                "empty: has no manifests; a directory is read for *.yaml, *.yml and *.json files");
    }

    @Test
    void a_file_that_is_not_text() throws IOException {
        Path file = Files.write(temp.resolve("picture.yaml"), new byte[] {'P', 'N', 'G', 0, 1});
        isRefused(
                Call.run(file, out),
                "picture.yaml: is not a text file: byte 3 is zero;"
                        + " save it as UTF-8 text, or name another file");
    }

    @Test
    void an_empty_file() {
        Path file = Input.write(temp.resolve("empty.yaml"), "# nothing\n");
        isRefused(Call.run(file, out), "empty.yaml: is empty; it needs at least one document");
    }

    @Test
    void fifty_megabytes_of_manifest() throws IOException {
        Path file = temp.resolve("large.yaml");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: large\ndata:\n");
            for (int i = 0; i < 500_000; i++) {
                writer.write("  key" + i + ": ");
                writer.write("x".repeat(90));
                writer.write('\n');
            }
        }
        isRefused(
                Call.run(file, out),
                "large.yaml: is 51.9 MB large; the limit is 20 MB; split it into several files");
    }

    @Test
    void a_seed_that_is_no_number() {
        isRefused(
                Call.run(SHOP, out, "--seed", "abc"),
                "Invalid value for option '--seed': 'abc' is not a whole number\n"
                        + "see meshsim run --help");
    }

    @Test
    void an_output_directory_that_is_a_file() throws IOException {
        Path file = Input.write(temp.resolve("file"), "mine");
        Call call = Call.run(SHOP, file);
        assertThat(call.err().replace(temp + "/", ""))
                .isEqualTo("output directory file must not be a file\n");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(file).hasContent("mine");
    }

    @Test
    void strict_runs_refuse_what_is_not_modelled_and_say_where() {
        Path file =
                Input.write(
                        temp.resolve("entry.yaml"),
                        """
                        apiVersion: telemetry.istio.io/v1
                        kind: Telemetry
                        metadata:
                          name: other
                        spec: {}
                        """);
        isRefused(
                Call.run(file, out, "--strict"),
                "entry.yaml:1 document 1: not modelled: kind Telemetry (telemetry.istio.io):"
                        + " default/other; remove it, or run without --strict");
        assertThat(Call.run(file, out).exitCode()).isZero();
    }
}
