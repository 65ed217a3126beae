package io.meshsim.part.istiod.dns;

/**
 * Where the agent is that asks; an empty name fits every other.
 *
 * @param multiclusterHeadless ENABLE_MULTICLUSTER_HEADLESS: whether a headless service has the pods
 *     of all clusters of the network; Istio's default is true
 */
public record Asker(String network, String cluster, boolean multiclusterHeadless) {

    /** In a mesh of one cluster and one network. */
    public static final Asker ALONE = new Asker("", "", true);

    boolean isInNetwork(String other) {
        return fits(network, other);
    }

    boolean isInCluster(String other) {
        return fits(cluster, other);
    }

    private static boolean fits(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
