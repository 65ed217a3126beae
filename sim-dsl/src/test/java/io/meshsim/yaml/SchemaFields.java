package io.meshsim.yaml;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Every single value that the spec of an Istio networking kind may have. */
final class SchemaFields {

    private static final String ROOT = "/io/meshsim/yaml/schema/";

    private final List<FieldOfSchema> found = new ArrayList<>();

    private record Place(String file, JsonObject schema) {}

    SchemaFields(String kind) {
        Place root = load("networking.istio.io/" + kind + ".json", "");
        JsonObject spec = root.schema().getAsJsonObject("properties").getAsJsonObject("spec");
        walk(new Place(root.file(), spec), List.of("spec"));
    }

    List<FieldOfSchema> all() {
        return found;
    }

    private void walk(Place unresolved, List<String> steps) {
        Place place = resolve(unresolved);
        JsonObject schema = place.schema();
        String type = schema.has("type") ? schema.get("type").getAsString() : "string";
        if (schema.has("properties")) {
            schema.getAsJsonObject("properties")
                    .entrySet()
                    .forEach(entry -> below(place, entry.getValue(), steps, entry.getKey()));
        } else if (type.equals("object")) {
            JsonElement more = schema.get("additionalProperties");
            below(place, more != null && more.isJsonObject() ? more : text(), steps, "key");
        } else if (type.equals("array")) {
            below(place, schema.get("items"), steps, FieldOfSchema.FIRST);
        } else {
            found.add(new FieldOfSchema(steps, value(schema, type)));
        }
    }

    private static JsonObject text() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "string");
        return schema;
    }

    private void below(Place place, JsonElement schema, List<String> steps, String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        walk(new Place(place.file(), schema.getAsJsonObject()), longer);
    }

    private static JsonPrimitive value(JsonObject schema, String type) {
        if (schema.has("enum")) {
            return schema.getAsJsonArray("enum").get(0).getAsJsonPrimitive();
        }
        boolean duration =
                schema.has("format") && schema.get("format").getAsString().equals("duration");
        return switch (type) {
            case "integer", "number" -> new JsonPrimitive(7);
            case "boolean" -> new JsonPrimitive(true);
            default -> new JsonPrimitive(duration ? "7s" : "seven");
        };
    }

    private static Place resolve(Place place) {
        if (!place.schema().has("$ref")) {
            return place;
        }
        String reference = place.schema().get("$ref").getAsString();
        int hash = reference.indexOf('#');
        String file = reference.substring(0, hash);
        String path = file.isEmpty() ? place.file() : file.replace("../", "");
        return resolve(load(path, reference.substring(hash + 1)));
    }

    private static Place load(String file, String pointer) {
        try (InputStream in = SchemaFields.class.getResourceAsStream(ROOT + file)) {
            JsonElement at =
                    JsonParser.parseReader(
                            new InputStreamReader(
                                    Objects.requireNonNull(in), StandardCharsets.UTF_8));
            for (String step :
                    pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
                at = at.getAsJsonObject().get(step);
            }
            return new Place(file, at.getAsJsonObject());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
