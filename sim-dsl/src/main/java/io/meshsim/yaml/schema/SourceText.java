package io.meshsim.yaml.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a file as UTF-8 text, or says why it is none. */
final class SourceText {

    /** Larger than any manifest; keeps a wrong path from filling the memory. */
    static final long LIMIT_BYTES = 20_000_000;

    private SourceText() {}

    static String read(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > LIMIT_BYTES) {
                throw tooLarge(file, bytes);
            }
            return decode(file, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new BadInput(
                    Problem.ofFile(
                            file.toString(),
                            "cannot be read (" + unreadable.getClass().getSimpleName() + ")",
                            "check that the file exists and may be read"));
        }
    }

    private static BadInput tooLarge(Path file, long bytes) {
        String size = String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        return new BadInput(
                Problem.ofFile(
                        file.toString(),
                        "is " + size + " large; the limit is " + LIMIT_BYTES / 1_000_000 + " MB",
                        "split it into several files"));
    }

    private static String decode(Path file, byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                throw notText(file, "byte " + at + " is zero");
            }
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw notText(file, "it is not UTF-8");
        }
    }

    private static BadInput notText(Path file, String why) {
        return new BadInput(
                Problem.ofFile(
                        file.toString(),
                        "is not a text file: " + why,
                        "save it as UTF-8 text, or name another file"));
    }
}
