package io.meshsim.yaml;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** One place that a document of a schema can have, and a value that fits there. */
record FieldOfSchema(List<String> steps, JsonElement value) {

    static final String FIRST = "[0]";

    String path() {
        return String.join(".", steps).replace("." + FIRST, FIRST);
    }

    /** Adds the value; what leads there is made where it is missing. */
    void putInto(JsonObject document) {
        JsonElement at = document;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            boolean listNext = !last && steps.get(i + 1).equals(FIRST);
            at = step(at, steps.get(i), last ? value : empty(listNext), last);
        }
    }

    private static JsonElement empty(boolean list) {
        return list ? new JsonArray() : new JsonObject();
    }

    private static JsonElement step(
            JsonElement at, String name, JsonElement missing, boolean replace) {
        if (name.equals(FIRST)) {
            JsonArray list = at.getAsJsonArray();
            if (list.isEmpty()) {
                list.add(missing);
            } else if (replace) {
                list.set(0, missing);
            }
            return list.get(0);
        }
        JsonObject map = at.getAsJsonObject();
        if (replace || !map.has(name)) {
            map.add(name, missing);
        }
        return map.get(name);
    }
}
