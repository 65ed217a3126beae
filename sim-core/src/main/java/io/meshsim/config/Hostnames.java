package io.meshsim.config;

/** Names of services as Istio and Kubernetes write them; the cluster domain is cluster.local. */
public final class Hostnames {

    private static final String SUFFIX = ".svc.cluster.local";

    private Hostnames() {}

    /** The full name of a Kubernetes Service. */
    public static String ofService(String namespace, String name) {
        return name + "." + namespace + SUFFIX;
    }

    /** A name as a resource in a namespace means it: a name without dots is a Service beside it. */
    public static String resolve(String host, String namespace) {
        return host.contains(".") || host.startsWith("*") ? host : ofService(namespace, host);
    }

    /** A name up to its first dot. */
    public static String firstPart(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** Whether a name begins with {@code *}: it stands for every name with the rest as its end. */
    public static boolean isWildcard(String host) {
        return host.startsWith("*");
    }

    /**
     * Whether some name fits both; case counts.
     *
     * <p>Source: Istio 1.30 pkg/config/host/name.go (Matches).
     */
    public static boolean overlap(String a, String b) {
        return isCoveredBy(a, b) || isCoveredBy(b, a);
    }

    /**
     * Whether every name that {@code a} stands for also fits {@code b}; case counts.
     *
     * <p>Source: Istio 1.30 pkg/config/host/name.go (SubsetOf).
     */
    public static boolean isCoveredBy(String a, String b) {
        if (!isWildcard(b)) {
            return a.equals(b);
        }
        String end = b.substring(1);
        return (isWildcard(a) ? a.substring(1) : a).endsWith(end);
    }
}
