package io.meshsim.part.istiod.context;

import io.meshsim.config.ResourceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of every service as istiod knows them now; pushes read it as it is when they
 * generate.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/endpointshards.go.
 */
public final class EndpointIndex {

    /** What an update calls for. */
    public enum Effect {
        NO_PUSH,
        INCREMENTAL,
        FULL
    }

    private record Entry(List<WorkloadEndpoint> endpoints, Set<String> accounts, long version) {}

    private final Map<ResourceKey, Entry> entries = new TreeMap<>();
    private long version;

    /** Replaces a service's endpoints; the key is that of {@link MeshService#key}. */
    public Effect update(ResourceKey service, List<WorkloadEndpoint> endpoints) {
        Entry before = entries.get(service);
        version++;
        if (endpoints.isEmpty()) {
            if (before != null) {
                entries.put(service, new Entry(List.of(), before.accounts, version));
            }
            return Effect.INCREMENTAL;
        }
        Set<String> accounts = accounts(endpoints);
        entries.put(service, new Entry(List.copyOf(endpoints), accounts, version));
        if (before == null || !before.accounts.equals(accounts)) {
            return Effect.FULL;
        }
        return changed(before.endpoints, endpoints) ? Effect.INCREMENTAL : Effect.NO_PUSH;
    }

    /** Forgets a service. */
    public void delete(ResourceKey service) {
        version++;
        entries.remove(service);
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
    }

    /** A service's endpoints, the unhealthy ones too. */
    public List<WorkloadEndpoint> endpoints(ResourceKey service) {
        Entry entry = entries.get(service);
        return entry == null ? List.of() : entry.endpoints;
    }

    /** A number that changes whenever the service's endpoints may have; 0 if it is not known. */
    public long version(ResourceKey service) {
        Entry entry = entries.get(service);
        return entry == null ? 0 : entry.version;
    }

    private static Set<String> accounts(List<WorkloadEndpoint> endpoints) {
        Set<String> accounts = new TreeSet<>();
        for (WorkloadEndpoint endpoint : endpoints) {
            accounts.add(endpoint.namespace() + "/" + endpoint.serviceAccount());
        }
        return accounts;
    }

    /** New endpoints that are unhealthy do not count. */
    private static boolean changed(List<WorkloadEndpoint> before, List<WorkloadEndpoint> after) {
        if (before.isEmpty()) {
            return true;
        }
        Map<String, @Nullable WorkloadEndpoint> old = new LinkedHashMap<>();
        before.forEach(endpoint -> old.put(endpoint.identity(), endpoint));
        for (WorkloadEndpoint endpoint : after) {
            WorkloadEndpoint same = old.remove(endpoint.identity());
            boolean differs =
                    same == null
                            ? endpoint.health() != WorkloadEndpoint.Health.UNHEALTHY
                            : !Objects.equals(same, endpoint);
            if (differs) {
                return true;
            }
        }
        return !old.isEmpty();
    }
}
