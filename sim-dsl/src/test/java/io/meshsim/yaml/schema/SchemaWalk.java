package io.meshsim.yaml.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Follows every reference of a schema once. */
final class SchemaWalk {

    private final Set<String> seen = new TreeSet<>();

    private SchemaWalk() {}

    /** Returns the number of places in the schema. */
    static int size(Schema schema) {
        return new SchemaWalk().count(schema);
    }

    private int count(Schema schema) {
        String reference = schema.text("$ref").orElse("");
        if (!reference.isEmpty() && !seen.add(reference)) {
            return 0;
        }
        Schema target = schema.target();
        List<Schema> below = new ArrayList<>(target.properties().values());
        target.child("items").ifPresent(below::add);
        target.child("additionalProperties").ifPresent(below::add);
        return 1 + below.stream().mapToInt(this::count).sum();
    }
}
