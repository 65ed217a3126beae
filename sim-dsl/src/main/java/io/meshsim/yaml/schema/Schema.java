package io.meshsim.yaml.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document may look like: a subset of JSON Schema, draft 2020-12.
 *
 * <p>Understood: type, properties, additionalProperties, required, items, enum, const, pattern,
 * minimum, maximum, exclusiveMinimum, minItems, minLength, oneOf, anyOf, $ref, the formats {@code
 * duration}, {@code quantity}, {@code int-or-string}, {@code object-name} and {@code label-name},
 * and {@code x-at-most-one-of}. A field that is {@code null} counts as absent.
 */
public final class Schema {

    private final SchemaLibrary library;
    private final String resource;
    private final JsonObject json;

    Schema(SchemaLibrary library, String resource, JsonObject json) {
        this.library = library;
        this.resource = resource;
        this.json = json;
    }

    /** Returns everything that is wrong with a node, in document order; marks nothing as read. */
    public List<Problem> validate(YamlNode node) {
        List<Problem> problems = new ArrayList<>();
        new Validation(problems).check(this, node);
        return List.copyOf(problems);
    }

    /** Returns this schema, or the one it refers to. */
    Schema target() {
        Schema at = this;
        while (at.json.has("$ref")) {
            at = library.follow(at.resource, at.json.get("$ref").getAsString());
        }
        return at;
    }

    boolean has(String keyword) {
        return json.has(keyword);
    }

    Optional<String> text(String keyword) {
        return primitive(keyword).map(JsonPrimitive::getAsString);
    }

    Optional<JsonPrimitive> primitive(String keyword) {
        return Optional.ofNullable(json.get(keyword))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsJsonPrimitive);
    }

    List<String> texts(String keyword) {
        return elements(json.get(keyword)).stream().map(JsonElement::getAsString).toList();
    }

    /** The lists of names under a keyword. */
    List<List<String>> groups(String keyword) {
        return elements(json.get(keyword)).stream()
                .map(group -> elements(group).stream().map(JsonElement::getAsString).toList())
                .toList();
    }

    Optional<Schema> child(String keyword) {
        return Optional.ofNullable(json.get(keyword))
                .filter(JsonElement::isJsonObject)
                .map(element -> sub(element.getAsJsonObject()));
    }

    List<Schema> children(String keyword) {
        return elements(json.get(keyword)).stream()
                .map(element -> sub(element.getAsJsonObject()))
                .toList();
    }

    Map<String, Schema> properties() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        if (json.has("properties")) {
            json.getAsJsonObject("properties")
                    .asMap()
                    .forEach((name, value) -> properties.put(name, sub(value.getAsJsonObject())));
        }
        return properties;
    }

    /** Whether fields that are not listed are refused. */
    boolean isClosed() {
        return primitive("additionalProperties").filter(p -> !p.getAsBoolean()).isPresent();
    }

    SchemaLibrary library() {
        return library;
    }

    private Schema sub(JsonObject part) {
        return new Schema(library, resource, part);
    }

    private static List<JsonElement> elements(@Nullable JsonElement array) {
        return array == null || !array.isJsonArray() ? List.of() : array.getAsJsonArray().asList();
    }
}
