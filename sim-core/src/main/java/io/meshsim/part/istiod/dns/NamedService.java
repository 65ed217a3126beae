package io.meshsim.part.istiod.dns;

import io.meshsim.xds.dns.NameTable;
import java.util.List;

/**
 * A service as its name is concerned.
 *
 * @param hostname the full name, or one that begins with {@code *.}
 * @param name without the namespace
 * @param registry {@link NameTable#KUBERNETES}, or what else knows it
 * @param addresses of the service for the asker; {@link #UNSPECIFIED} alone if it has none
 * @param passthrough whether clients connect to the pods' own addresses
 * @param publishNotReady whether pods that are not ready have a name too
 * @param pods behind its first port
 */
public record NamedService(
        String hostname,
        String name,
        String namespace,
        String registry,
        List<String> addresses,
        boolean passthrough,
        boolean publishNotReady,
        List<NamedPod> pods) {

    /** Instead of an address that a service does not have. */
    public static final String UNSPECIFIED = "0.0.0.0";

    public NamedService {
        addresses = List.copyOf(addresses);
        pods = List.copyOf(pods);
    }

    /**
     * A pod of it.
     *
     * @param hostname of the pod; empty if it has none
     * @param subdomain the headless service that gives it a name; empty if none does
     */
    public record NamedPod(
            List<String> ips,
            String hostname,
            String subdomain,
            String network,
            String cluster,
            boolean healthy) {

        public NamedPod {
            ips = List.copyOf(ips);
        }
    }

    boolean isKubernetes() {
        return registry.equals(NameTable.KUBERNETES);
    }

    boolean hasNoAddress() {
        return addresses.isEmpty() || addresses.get(0).equals(UNSPECIFIED);
    }
}
