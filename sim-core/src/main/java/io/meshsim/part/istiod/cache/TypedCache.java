package io.meshsim.part.istiod.cache;

import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.Locality;
import io.meshsim.xds.XdsResource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The cache of one type: the entries that were not used for longest go when it is full.
 *
 * <p>An entry is refused if what it was made for is older than the newest entry or the last
 * clearing: it may be made from what has changed since.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/typed_xds_cache.go.
 */
final class TypedCache {

    /**
     * What tells entries apart: the resource, by identity, which is shared by all proxies that get
     * the same, and where the proxy is.
     */
    record Key(XdsResource resource, Locality locality) {}

    private final int capacity;
    private final Map<Key, Set<ResourceKey>> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<ResourceKey, Set<Key>> dependants = new LinkedHashMap<>();
    private long newestNanos = Long.MIN_VALUE;
    private long bytes;

    TypedCache(int capacity) {
        this.capacity = capacity;
    }

    boolean contains(Key key) {
        return entries.get(key) != null;
    }

    /** Stores an entry made for a push of that time; returns how many others had to go for it. */
    int add(Key key, Set<ResourceKey> dependsOn, long startNanos) {
        if (startNanos < newestNanos) {
            return 0;
        }
        newestNanos = startNanos;
        if (entries.put(key, dependsOn) == null) {
            bytes += key.resource().sizeBytes();
        }
        for (ResourceKey source : dependsOn) {
            dependants.computeIfAbsent(source, ignored -> new LinkedHashSet<>()).add(key);
        }
        return shrink();
    }

    /** Removes what depends on these; returns how many went. */
    int clear(Iterable<ResourceKey> sources, long nowNanos) {
        newestNanos = nowNanos;
        int gone = 0;
        for (ResourceKey source : sources) {
            Set<Key> keys = dependants.remove(source);
            if (keys != null) {
                for (Key key : keys) {
                    gone += remove(key) ? 1 : 0;
                }
            }
        }
        return gone;
    }

    int clearAll(long nowNanos) {
        int gone = entries.size();
        newestNanos = nowNanos;
        bytes = 0;
        entries.clear();
        dependants.clear();
        return gone;
    }

    int size() {
        return entries.size();
    }

    /** Encoded size of all entries. */
    long bytes() {
        return bytes;
    }

    /** Resources that entries depend on. */
    int sources() {
        return dependants.size();
    }

    private int shrink() {
        int gone = 0;
        while (entries.size() > capacity) {
            Iterator<Key> eldest = entries.keySet().iterator();
            remove(eldest.next());
            gone++;
        }
        return gone;
    }

    private boolean remove(Key key) {
        Set<ResourceKey> sources = entries.remove(key);
        if (sources == null) {
            return false;
        }
        bytes -= key.resource().sizeBytes();
        for (ResourceKey source : sources) {
            Set<Key> others = dependants.get(source);
            if (others != null && others.remove(key) && others.isEmpty()) {
                dependants.remove(source);
            }
        }
        return true;
    }
}
