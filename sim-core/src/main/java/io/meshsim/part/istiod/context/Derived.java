package io.meshsim.part.istiod.context;

import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Resources made from a scope, and from what else their key says; kept as long as the scope. */
public final class Derived {

    private final Map<Object, Kept> known = new LinkedHashMap<>();

    private record Kept(Resources resources, long version) {}

    /** What was made under this key, made now if it was not. */
    public Resources get(Object key, Supplier<List<XdsResource>> maker) {
        return get(key, 0, maker);
    }

    /** The same, made anew when the version is another. */
    public Resources get(Object key, long version, Supplier<List<XdsResource>> maker) {
        Kept kept = known.get(key);
        if (kept == null || kept.version() != version) {
            kept = new Kept(Resources.of(maker.get()), version);
            known.put(key, kept);
        }
        return kept.resources();
    }
}
