package io.meshsim.part.istiod.context;

/**
 * Which registry of which cluster endpoints come from; a service may have endpoints in several.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/endpointshards.go (ShardKey).
 */
public record Shard(String provider, String cluster) implements Comparable<Shard> {

    /** What the EndpointSlices of istiod's own cluster say. */
    public static final Shard KUBERNETES = new Shard("Kubernetes", "Kubernetes");

    /** What ServiceEntries and WorkloadEntries of istiod's own cluster say. */
    public static final Shard EXTERNAL = new Shard("External", "Kubernetes");

    @Override
    public int compareTo(Shard other) {
        int providers = provider.compareTo(other.provider);
        return providers != 0 ? providers : cluster.compareTo(other.cluster);
    }
}
