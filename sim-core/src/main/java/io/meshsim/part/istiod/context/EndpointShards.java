package io.meshsim.part.istiod.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one service by where they come from, and the service accounts they run as.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/endpointshards.go.
 */
final class EndpointShards {

    private final Map<Shard, List<WorkloadEndpoint>> shards = new TreeMap<>();
    private final Set<String> accounts = new TreeSet<>();
    private List<WorkloadEndpoint> all = List.of();
    private long version;

    /** All endpoints, by shard. */
    List<WorkloadEndpoint> endpoints() {
        return all;
    }

    Set<String> accounts() {
        return new TreeSet<>(accounts);
    }

    long version() {
        return version;
    }

    boolean isEmpty() {
        return shards.isEmpty();
    }

    /**
     * Replaces a shard's endpoints.
     *
     * @return whether proxies have to be told
     */
    boolean replace(Shard shard, List<WorkloadEndpoint> endpoints, long newVersion) {
        List<WorkloadEndpoint> before = shards.put(shard, List.copyOf(endpoints));
        gather(newVersion);
        return before == null || differ(before, endpoints);
    }

    /** Removes a shard's endpoints; the accounts stay as they were. */
    void remove(Shard shard, long newVersion) {
        shards.remove(shard);
        gather(newVersion);
    }

    /** Takes the accounts from the endpoints of all shards; tells whether they are others now. */
    boolean renewAccounts() {
        Set<String> now = new TreeSet<>();
        for (WorkloadEndpoint endpoint : all) {
            if (!endpoint.serviceAccount().isEmpty()) {
                now.add(endpoint.namespace() + "/" + endpoint.serviceAccount());
            }
        }
        if (now.equals(accounts)) {
            return false;
        }
        accounts.clear();
        accounts.addAll(now);
        return true;
    }

    private void gather(long newVersion) {
        version = newVersion;
        List<WorkloadEndpoint> some = new ArrayList<>();
        shards.values().forEach(some::addAll);
        all = List.copyOf(some);
    }

    /** New endpoints that proxies would not be told of do not count. */
    private static boolean differ(List<WorkloadEndpoint> before, List<WorkloadEndpoint> after) {
        Map<String, @Nullable WorkloadEndpoint> old = new LinkedHashMap<>();
        before.forEach(endpoint -> old.put(endpoint.identity(), endpoint));
        for (WorkloadEndpoint endpoint : after) {
            WorkloadEndpoint same = old.remove(endpoint.identity());
            boolean differs =
                    same == null ? endpoint.countsWhenNew() : !Objects.equals(same, endpoint);
            if (differs) {
                return true;
            }
        }
        return !old.isEmpty();
    }
}
