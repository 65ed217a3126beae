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
}
