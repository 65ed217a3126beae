package io.meshsim.part.istiod.push;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Push requests as the tables write them; a ServiceEntry is what we call a Service, other kinds are
 * told apart by the name.
 */
final class RequestForm {

    private RequestForm() {}

    static PushRequest of(JsonObject form) {
        return new PushRequest(
                keys(form.get("configs")),
                null,
                0,
                form.has("start_ms") ? form.get("start_ms").getAsLong() : 0,
                0,
                isSet(form, "full"),
                isSet(form, "forced"),
                reasons(form.get("reasons")));
    }

    /** Each as kind, namespace, name. */
    static Set<ResourceKey> keys(@Nullable JsonElement configs) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        if (configs != null && configs.isJsonArray()) {
            for (JsonElement one : configs.getAsJsonArray()) {
                JsonArray key = one.getAsJsonArray();
                String kind = key.get(0).getAsString();
                String namespace = key.get(1).getAsString();
                keys.add(key(kind, namespace, key.get(2).getAsString()));
            }
        }
        return keys;
    }

    static ResourceKey key(String kind, String namespace, String name) {
        String told = kind.equals("ServiceEntry") ? name : kind + "/" + name;
        return new ResourceKey(Kind.SERVICE, namespace, told);
    }

    static Map<Reason, Integer> reasons(@Nullable JsonElement counts) {
        Map<Reason, Integer> reasons = new TreeMap<>();
        if (counts != null && counts.isJsonObject()) {
            JsonObject form = counts.getAsJsonObject();
            for (Reason reason : Reason.values()) {
                if (form.has(reason.text())) {
                    reasons.put(reason, form.get(reason.text()).getAsInt());
                }
            }
        }
        return reasons;
    }

    private static boolean isSet(JsonObject form, String flag) {
        return form.has(flag) && form.get(flag).getAsBoolean();
    }
}
