package io.meshsim.part.istiod.generate.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The name of a cluster: {@code outbound|PORT|SUBSET|HOST} or {@code inbound|PORT||}.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (BuildSubsetKey).
 */
public record ClusterName(String direction, int port, String subset, String host) {

    public static final String BLACK_HOLE = "BlackHoleCluster";
    public static final String PASSTHROUGH = "PassthroughCluster";
    public static final String INBOUND_PASSTHROUGH = "InboundPassthroughCluster";

    public static String outbound(int port, String subset, String host) {
        return new ClusterName("outbound", port, subset, host).toString();
    }

    public static String inbound(int targetPort) {
        return new ClusterName("inbound", targetPort, "", "").toString();
    }

    /** The server name under which a cluster's endpoints are asked for with Istio's mutual TLS. */
    public static String sni(String cluster) {
        return cluster.replace("|", "_.");
    }

    /** The parts of a name, or null if it has another form. */
    public static @Nullable ClusterName parse(String name) {
        String[] parts = name.split("\\|", -1);
        if (parts.length != 4 || parts[1].isEmpty() || parts[1].length() > 5) {
            return null;
        }
        boolean isNumber = parts[1].chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber
                ? new ClusterName(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3])
                : null;
    }

    @Override
    public String toString() {
        return direction + "|" + port + "|" + subset + "|" + host;
    }
}
