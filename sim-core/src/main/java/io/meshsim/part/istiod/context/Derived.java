package io.meshsim.part.istiod.context;

import io.meshsim.xds.XdsResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Resources made from a scope alone, kept as long as the scope. */
public final class Derived {

    private final Map<String, List<XdsResource>> byName = new LinkedHashMap<>();

    /** What was made under this name, made now if it was not. */
    public List<XdsResource> get(String name, Supplier<List<XdsResource>> maker) {
        List<XdsResource> known = byName.get(name);
        if (known == null) {
            known = List.copyOf(maker.get());
            byName.put(name, known);
        }
        return known;
    }
}
