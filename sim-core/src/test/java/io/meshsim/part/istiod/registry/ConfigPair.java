package io.meshsim.part.istiod.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.config.Gateway;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Resource;
import io.meshsim.config.VirtualService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A resource before and after a change, as a case says how they differ. */
record ConfigPair(Resource before, Resource after) {

    static ConfigPair of(JsonObject said) {
        String beforeKind = kind(said, 0);
        String afterKind = kind(said, 1);
        return new ConfigPair(
                resource(beforeKind).withMeta(meta(said, 0)),
                resource(afterKind).withMeta(meta(said, 1)));
    }

    private static String kind(JsonObject said, int place) {
        if (said.has("api_group")) {
            String group = said.get("api_group").getAsString();
            return group.endsWith("istio.io") && !group.startsWith("not ")
                    ? "VirtualService"
                    : "Namespace";
        }
        JsonArray kinds = said.getAsJsonArray("kinds");
        return kinds == null ? "VirtualService" : kinds.get(place).getAsString();
    }

    private static Resource resource(String kind) {
        Meta meta = Meta.of("default", "name");
        return switch (kind) {
            case "Namespace" -> new Namespace(meta);
            case "VirtualService" ->
                    new VirtualService(meta, List.of("svc"), List.of(), List.of(), List.of());
            // Stands for any other kind of Istio's.
            default -> new Gateway(meta, Labels.NONE, List.of());
        };
    }

    private static Meta meta(JsonObject said, int place) {
        return Meta.of("default", "name")
                .withLabels(texts(said.getAsJsonArray("labels"), place))
                .withAnnotations(texts(said.getAsJsonArray("annotations"), place));
    }

    private static Labels texts(JsonArray pairs, int place) {
        Map<String, String> all = new TreeMap<>();
        if (pairs != null) {
            for (Map.Entry<String, JsonElement> entry :
                    pairs.get(place).getAsJsonObject().entrySet()) {
                all.put(entry.getKey(), entry.getValue().getAsString());
            }
        }
        return Labels.of(all);
    }
}
