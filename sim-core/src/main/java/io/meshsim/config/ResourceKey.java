package io.meshsim.config;

import java.util.Comparator;
import java.util.Locale;

/** What tells one resource from another; the namespace is empty for nodes and namespaces. */
public record ResourceKey(Kind kind, String namespace, String name)
        implements Comparable<ResourceKey> {

    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::kind)
                    .thenComparing(ResourceKey::namespace)
                    .thenComparing(ResourceKey::name);

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code virtualservice default/reviews}. */
    @Override
    public String toString() {
        String place = namespace.isEmpty() ? name : namespace + "/" + name;
        return kind.text().toLowerCase(Locale.ROOT) + " " + place;
    }
}
