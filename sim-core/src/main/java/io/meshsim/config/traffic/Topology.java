package io.meshsim.config.traffic;

import java.util.Map;

/**
 * Labels that say where something runs. Nodes have some of them; Istio gives all of them to proxies
 * and endpoints, whatever their pods say.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/util/label/label.go (AugmentLabels).
 */
public final class Topology {

    public static final String REGION = "topology.kubernetes.io/region";
    public static final String ZONE = "topology.kubernetes.io/zone";
    public static final String SUBZONE = "topology.istio.io/subzone";
    public static final String HOSTNAME = "kubernetes.io/hostname";
    public static final String CLUSTER = "topology.istio.io/cluster";
    public static final String NETWORK = "topology.istio.io/network";

    /** On a pod: its locality, whatever its node says. */
    public static final String LOCALITY = "istio-locality";

    /** Istio's name of the only cluster. */
    public static final String ONLY_CLUSTER = "Kubernetes";

    private Topology() {}

    /** The locality of a pod with some labels on a node with others. */
    public static Locality locality(Map<String, String> pod, Map<String, String> node) {
        String own = text(pod, LOCALITY);
        if (!own.isEmpty()) {
            return Locality.ofLabel(own);
        }
        Locality found = new Locality(text(node, REGION), text(node, ZONE), text(node, SUBZONE));
        return found.isEmpty() ? Locality.NONE : found;
    }

    /** A pod's label as Istio sees it; empty if there is none. */
    public static String label(
            String name, Map<String, String> pod, Locality locality, String node) {
        String own =
                switch (name) {
                    case REGION -> locality.region();
                    case ZONE -> locality.zone();
                    case SUBZONE -> locality.subzone();
                    case HOSTNAME -> node;
                    case CLUSTER -> pod.getOrDefault(name, ONLY_CLUSTER);
                    default -> "";
                };
        return own.isEmpty() ? text(pod, name) : own;
    }

    private static String text(Map<String, String> labels, String name) {
        return labels.getOrDefault(name, "");
    }
}
