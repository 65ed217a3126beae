package io.meshsim.part.istiod.context;

import io.meshsim.config.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The endpoints of every service as istiod knows them now; pushes read it as it is when they
 * generate.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/endpointshards.go (UpdateServiceEndpoints).
 */
public final class EndpointIndex {

    /** What an update calls for. */
    public enum Effect {
        NO_PUSH,
        INCREMENTAL,
        FULL
    }

    private final Map<ResourceKey, EndpointShards> services = new TreeMap<>();
    private long version;
    private int size;

    /** Replaces a service's endpoints in istiod's own cluster. */
    public Effect update(ResourceKey service, List<WorkloadEndpoint> endpoints) {
        return update(Shard.KUBERNETES, service, endpoints);
    }

    /**
     * Replaces what a shard has of a service; the key is that of {@link MeshService#key}. An empty
     * list keeps the service and its accounts, so that it may come back without a full push.
     */
    public Effect update(Shard shard, ResourceKey service, List<WorkloadEndpoint> endpoints) {
        EndpointShards known = services.get(service);
        version++;
        if (endpoints.isEmpty()) {
            if (known != null) {
                remove(known, shard);
            }
            return Effect.INCREMENTAL;
        }
        EndpointShards shards = services.computeIfAbsent(service, ignored -> new EndpointShards());
        int before = shards.endpoints().size();
        boolean push = shards.replace(shard, endpoints, version);
        size += shards.endpoints().size() - before;
        boolean newAccounts = shards.renewAccounts();
        if (known == null || newAccounts) {
            return Effect.FULL;
        }
        return push ? Effect.INCREMENTAL : Effect.NO_PUSH;
    }

    /** Forgets what istiod's own cluster has of a service. */
    public void delete(ResourceKey service) {
        delete(Shard.KUBERNETES, service);
    }

    /** Forgets what a shard has of a service, and the service if no other has it. */
    public void delete(Shard shard, ResourceKey service) {
        version++;
        EndpointShards known = services.get(service);
        if (known != null) {
            remove(known, shard);
            if (known.isEmpty()) {
                services.remove(service);
            }
        }
    }

    /** Forgets everything. */
    public void clear() {
        version++;
        size = 0;
        services.clear();
    }

    private void remove(EndpointShards shards, Shard shard) {
        int before = shards.endpoints().size();
        shards.remove(shard, version);
        size += shards.endpoints().size() - before;
    }

    /** Endpoints of all services. */
    public int size() {
        return size;
    }

    /** Services that have endpoints or had some. */
    public int services() {
        return services.size();
    }

    /** Whether the service is known, be it without endpoints. */
    public boolean knows(ResourceKey service) {
        return services.containsKey(service);
    }

    /** A service's endpoints, the unhealthy ones too. */
    public List<WorkloadEndpoint> endpoints(ResourceKey service) {
        EndpointShards known = services.get(service);
        return known == null ? List.of() : known.endpoints();
    }

    /** The accounts, {@code namespace/account}, that a service's endpoints run as. */
    public Set<String> accounts(ResourceKey service) {
        EndpointShards known = services.get(service);
        return known == null ? new TreeSet<>() : known.accounts();
    }

    /** A number that changes whenever any endpoints may have. */
    public long version() {
        return version;
    }

    /** A number that changes whenever the service's endpoints may have; 0 if it is not known. */
    public long version(ResourceKey service) {
        EndpointShards known = services.get(service);
        return known == null ? 0 : known.version();
    }
}
