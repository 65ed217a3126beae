package io.meshsim.part.istiod.context;

import io.meshsim.engine.memo.Outcomes;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What has been made from a scope, and from what else its key says, for all proxies that share it.
 *
 * <p>Two scopes are the same if their tokens are.
 */
public final class Derived {

    /** Tells scopes apart without keeping them. */
    public static final class Token {}

    private static final int REMEMBERED_MAX = 1_024;

    private final Token token = new Token();
    private final Map<Object, Kept> known = new LinkedHashMap<>();

    private final Outcomes<Object, Object> remembered = new Outcomes<>(REMEMBERED_MAX);

    private record Kept(Resources resources, long version) {}

    /** What tells the scope from others. */
    public Token token() {
        return token;
    }

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

    /** What follows from a key and the scope, for as long as somebody holds it. */
    public <T> T remember(Object key, Class<T> type, Supplier<T> maker) {
        return type.cast(remembered.get(key, maker::get));
    }
}
