package io.meshsim.part.istiod.registry;

import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources of one kind; lists come oldest first, those of one second by name and namespace.
 *
 * <p>Kubernetes keeps creation times in whole seconds. The times outlive {@link #clear}, as they
 * outlive istiod in the API server.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/config.go (sortConfigByCreationTime).
 */
final class Table<T extends Resource> {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Class<T> type;
    private final Map<ResourceKey, T> rows = new LinkedHashMap<>();
    private final Map<ResourceKey, Long> createdSeconds = new LinkedHashMap<>();

    Table(Class<T> type) {
        this.type = type;
    }

    /** Adds or replaces a resource; the time counts only for one that is new. */
    @Nullable T put(Resource resource, long writtenAtNanos) {
        createdSeconds.putIfAbsent(resource.key(), writtenAtNanos / NANOS_PER_SECOND);
        return rows.put(resource.key(), type.cast(resource));
    }

    @Nullable T get(ResourceKey key) {
        return rows.get(key);
    }

    @Nullable T remove(ResourceKey key) {
        createdSeconds.remove(key);
        return rows.remove(key);
    }

    void clear() {
        rows.clear();
    }

    List<T> sorted() {
        List<T> all = new ArrayList<>(rows.values());
        all.sort(
                Comparator.comparingLong((T row) -> createdSeconds(row.key()))
                        .thenComparing(row -> row.meta().name())
                        .thenComparing(row -> row.meta().namespace()));
        return all;
    }

    /** When a resource was made. */
    long createdSeconds(ResourceKey key) {
        return createdSeconds.getOrDefault(key, 0L);
    }

    Iterable<T> rows() {
        return rows.values();
    }
}
