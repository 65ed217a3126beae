package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Compares text with a file that a person has read; what differs lands in {@code target/golden}.
 */
final class Golden {

    private Golden() {}

    static void expect(String name, String seen) {
        if (seen.equals(read(name))) {
            return;
        }
        Path copy = Path.of("target", "golden", name);
        try {
            Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(copy, seen);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        assertThat(seen)
                .as("if the new text in %s is right, copy it to the test resources", copy)
                .isEqualTo(read(name));
    }

    private static @Nullable String read(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
