package io.meshsim.yaml.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Loads schemas from the class path when they are first needed, and follows their references. */
public final class SchemaLibrary {

    private final Map<String, JsonElement> resources = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    /**
     * Returns the schema in a class path resource.
     *
     * @param resource absolute name, such as {@code /io/meshsim/yaml/schema/core/Service.json}
     * @throws IllegalArgumentException when there is no such resource
     */
    public Schema load(String resource) {
        return new Schema(this, resource, json(resource).getAsJsonObject());
    }

    JsonElement json(String resource) {
        JsonElement known = resources.get(resource);
        if (known == null) {
            known = parse(resource);
            resources.put(resource, known);
        }
        return known;
    }

    /** Follows {@code file.json#/$defs/Name}; the file is relative to the one that refers to it. */
    Schema follow(String from, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String resource = file.isEmpty() ? from : URI.create(from).resolve(file).getPath();
        JsonObject at = json(resource).getAsJsonObject();
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        for (String step : pointer.split("/", -1)) {
            at = step.isEmpty() ? at : step(at, step, reference);
        }
        return new Schema(this, resource, at);
    }

    Pattern pattern(String regex) {
        return patterns.computeIfAbsent(regex, Pattern::compile);
    }

    private static JsonObject step(JsonObject at, String step, String reference) {
        if (!at.has(step)) {
            throw new IllegalArgumentException("schema reference " + reference + " leads nowhere");
        }
        return at.getAsJsonObject(step);
    }

    private static JsonElement parse(String resource) {
        try (InputStream in = SchemaLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no schema " + resource);
            }
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
