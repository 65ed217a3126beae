package io.meshsim.part.istiod.cache;

import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.Locality;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * istiod's cache of clusters, assignments and routes; listeners have none.
 *
 * <p>It decides what generating costs, never what is generated: resources are made anew or shared
 * elsewhere, and dependencies see to it that both would be the same.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/xds_cache.go, typed_xds_cache.go; metrics by their names,
 * reads and evictions as with PILOT_XDS_CACHE_STATS.
 */
public final class XdsCache {

    private static final List<XdsType> TYPES = List.of(XdsType.CDS, XdsType.EDS, XdsType.RDS);

    private final Map<XdsType, TypedCache> caches = new EnumMap<>(XdsType.class);
    private final Counter hits;
    private final Counter misses;
    private final Counter cleared;
    private final Counter crowdedOut;

    private record Asked(Resources resources, Locality locality) {}

    private static final int ASKED_MAX = 10_000;

    /** How many of some resources were found, where nothing was missing; until something goes. */
    private final Map<Asked, Integer> complete = new LinkedHashMap<>();

    /** Entries of each type at most: PILOT_XDS_CACHE_SIZE since Istio 1.20. */
    public static final int CAPACITY = 60_000;

    /** An empty cache; each type holds so many entries at most. */
    public XdsCache(int capacity, Metrics metrics) {
        for (XdsType type : TYPES) {
            caches.put(type, new TypedCache(capacity));
        }
        hits = metrics.counter("xds_cache_reads", "type", "hit");
        misses = metrics.counter("xds_cache_reads", "type", "miss");
        cleared = metrics.counter("xds_cache_evictions", "type", "clear");
        crowdedOut = metrics.counter("xds_cache_evictions", "type", "size");
        metrics.gauge("xds_cache_size", this::size);
        metrics.gauge("xds_cache_dependent_config_size", this::sources);
    }

    /**
     * How many of these need not be generated; those that do are kept from now on.
     *
     * @param locality of the proxy
     * @param startNanos when the push was put into the queue
     * @param sources what a resource is made from; none if it is not to be kept
     */
    public int read(
            XdsType type,
            Resources resources,
            Locality locality,
            long startNanos,
            Function<XdsResource, Set<ResourceKey>> sources) {
        TypedCache cache = caches.get(type);
        if (cache == null) {
            return 0;
        }
        Asked asked = new Asked(resources, locality);
        int found = complete.getOrDefault(asked, -1);
        if (found < 0) {
            found = look(asked, cache, startNanos, sources);
        }
        hits.add(found);
        return found;
    }

    /** The same of assignments, but nothing is kept before it has been generated. */
    public int find(
            Resources assignments,
            Locality locality,
            Function<XdsResource, Set<ResourceKey>> sources) {
        TypedCache cache = assignments();
        int found = 0;
        for (XdsResource assignment : assignments) {
            if (cache.contains(new TypedCache.Key(assignment, locality))) {
                found++;
            } else if (!sources.apply(assignment).isEmpty()) {
                misses.increment();
            }
        }
        hits.add(found);
        return found;
    }

    /** These assignments have been generated: those that are not there are kept. */
    public void keep(
            Resources assignments,
            Locality locality,
            long startNanos,
            Function<XdsResource, Set<ResourceKey>> sources) {
        TypedCache cache = assignments();
        for (XdsResource assignment : assignments) {
            TypedCache.Key key = new TypedCache.Key(assignment, locality);
            Set<ResourceKey> dependsOn = sources.apply(assignment);
            if (!dependsOn.isEmpty() && !cache.contains(key)) {
                crowdedOut.add(gone(cache.add(key, dependsOn, startNanos)));
            }
        }
    }

    private TypedCache assignments() {
        return Objects.requireNonNull(caches.get(XdsType.EDS));
    }

    private int look(
            Asked asked,
            TypedCache cache,
            long startNanos,
            Function<XdsResource, Set<ResourceKey>> sources) {
        int found = 0;
        boolean isComplete = true;
        for (XdsResource resource : asked.resources()) {
            TypedCache.Key key = new TypedCache.Key(resource, asked.locality());
            if (cache.contains(key)) {
                found++;
                continue;
            }
            Set<ResourceKey> dependsOn = sources.apply(resource);
            if (!dependsOn.isEmpty()) {
                isComplete = false;
                misses.increment();
                crowdedOut.add(gone(cache.add(key, dependsOn, startNanos)));
            }
        }
        if (isComplete) {
            keep(asked, found);
        }
        return found;
    }

    /** Their entries do not count as used again: it would matter in a cache that is full. */
    private void keep(Asked asked, int found) {
        if (complete.size() >= ASKED_MAX) {
            complete.clear();
        }
        complete.put(asked, found);
    }

    private int gone(int entries) {
        if (entries > 0) {
            complete.clear();
        }
        return entries;
    }

    /** Something has changed: what was made from it goes. */
    public void clear(Set<ResourceKey> changed, long nowNanos) {
        for (TypedCache cache : caches.values()) {
            cleared.add(gone(cache.clear(changed, nowNanos)));
        }
    }

    /** Everything goes. */
    public void clearAll(long nowNanos) {
        for (TypedCache cache : caches.values()) {
            cleared.add(gone(cache.clearAll(nowNanos)));
        }
    }

    /** Entries of all types. */
    public int size() {
        int size = 0;
        for (TypedCache cache : caches.values()) {
            size += cache.size();
        }
        return size;
    }

    /** Encoded size of the entries of all types. */
    public long bytes() {
        long bytes = 0;
        for (TypedCache cache : caches.values()) {
            bytes += cache.bytes();
        }
        return bytes;
    }

    private int sources() {
        return caches.values().stream().mapToInt(TypedCache::sources).sum();
    }
}
