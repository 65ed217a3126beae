package io.meshsim.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tables of input and expected result, after the unit tests of Istio and Envoy: a resource {@code
 * SUITE.json} beside this class, an array of cases with {@code id}, {@code source}, {@code input}
 * and {@code expected}.
 *
 * <p>A case that cannot pass yet stands in {@code gaps.txt} with its reason, {@code id: reason}; it
 * must fail, so that the list is always true.
 */
public final class Cases {

    private Cases() {}

    /** One line of a table. */
    public record Case(String id, JsonObject input, JsonElement expected) {

        @Override
        public String toString() {
            return id;
        }
    }

    /** The cases of a suite, for a parameterized test. */
    public static Stream<Case> of(String suite) {
        JsonArray cases = JsonParser.parseString(text(suite + ".json")).getAsJsonArray();
        return StreamSupport.stream(cases.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(
                        line ->
                                new Case(
                                        line.get("id").getAsString(),
                                        line.getAsJsonObject("input"),
                                        line.get("expected")));
    }

    /** Checks a case; one that is listed as a gap must fail. */
    public static void check(Case line, Consumer<Case> check) {
        String reason = gaps().get(line.id());
        if (reason == null) {
            check.accept(line);
            return;
        }
        try {
            check.accept(line);
        } catch (AssertionError | RuntimeException expected) {
            return;
        }
        throw new AssertionError(
                line.id() + " passes now; take it off gaps.txt and docs/fidelity.md: " + reason);
    }

    /** Why which cases cannot pass yet, by their id. */
    public static Map<String, String> gaps() {
        Map<String, String> gaps = new LinkedHashMap<>();
        text("gaps.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            int colon = line.indexOf(": ");
                            gaps.put(line.substring(0, colon), line.substring(colon + 2));
                        });
        return gaps;
    }

    private static String text(String name) {
        InputStream stream = Objects.requireNonNull(Cases.class.getResourceAsStream(name), name);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
