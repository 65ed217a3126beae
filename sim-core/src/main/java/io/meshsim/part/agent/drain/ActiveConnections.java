package io.meshsim.part.agent.drain;

import java.util.Map;

/**
 * Counts the connections that keep a proxy from ending, from its statistics.
 *
 * <p>Source: Istio 1.30 pkg/envoy/agent.go (activeProxyConnections).
 */
public final class ActiveConnections {

    /** There is no statistic of a listener. */
    public static final int UNKNOWN = -1;

    private static final String SUFFIX = "downstream_cx_active";
    private static final String LISTENER = "listener.";
    private static final String ADMIN = "listener.admin.";
    private static final String INTERNAL = "listener.envoy_internal_";
    private static final String OF_WORKER = ".worker_";

    private ActiveConnections() {}

    /**
     * Connections to listeners of applications: those of Envoy's own ports do not count, and those
     * of a worker are in the listener's.
     *
     * @param statusPort where readiness is asked for; 15021
     * @param prometheusPort where statistics are asked for; 15090
     * @return {@link #UNKNOWN} if no statistic counts
     */
    public static int count(Map<String, Long> statistics, int statusPort, int prometheusPort) {
        long sum = UNKNOWN;
        for (Map.Entry<String, Long> statistic : statistics.entrySet()) {
            if (counts(statistic.getKey(), statusPort, prometheusPort)) {
                sum = Math.max(sum, 0) + statistic.getValue();
            }
        }
        return (int) sum;
    }

    private static boolean counts(String name, int statusPort, int prometheusPort) {
        return name.startsWith(LISTENER)
                && name.endsWith(SUFFIX)
                && !name.startsWith(ADMIN)
                && !name.startsWith(INTERNAL)
                && !name.contains(OF_WORKER)
                && !isOn(name, statusPort)
                && !isOn(name, prometheusPort);
    }

    private static boolean isOn(String name, int port) {
        return name.endsWith("_" + port + "." + SUFFIX);
    }
}
