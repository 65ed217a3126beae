package io.meshsim.yaml;

import io.meshsim.config.Resource;
import io.meshsim.mesh.result.NoteResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Manifests written in a test. */
final class ManifestText {

    private ManifestText() {}

    static Path write(Path directory, String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Loaded read(Path directory, String text) {
        return Manifests.read(List.of(write(directory, "a.yaml", text)), false);
    }

    /** The only resource of this type. */
    static <T extends Resource> T one(Loaded loaded, Class<T> type) {
        List<T> found =
                loaded.resources().stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type.getSimpleName() + ", got " + found);
        }
        return found.get(0);
    }

    /** Notes of what is not modelled, as {@code path: message}. */
    static List<String> notModelled(Loaded loaded) {
        return notes(loaded.notes(), "not modelled");
    }

    static List<String> notes(List<NoteResult> notes, String kind) {
        return notes.stream()
                .filter(note -> note.kind().equals(kind))
                .map(note -> note.path().isEmpty() ? note.message() : text(note))
                .toList();
    }

    private static String text(NoteResult note) {
        return note.path() + ": " + note.message();
    }
}
