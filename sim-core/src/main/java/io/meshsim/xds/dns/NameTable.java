package io.meshsim.xds.dns;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and their addresses, as istiod sends them to an agent (NDS).
 *
 * <p>Source: Istio 1.30 pkg/dns/proto/nds.proto.
 */
public record NameTable(Map<String, Entry> names) {

    /** A table without names. */
    public static final NameTable EMPTY = new NameTable(Collections.emptyMap());

    /** The registry of Kubernetes Services. */
    public static final String KUBERNETES = "Kubernetes";

    public NameTable {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /**
     * One name.
     *
     * @param registry {@link #KUBERNETES}, or what else knows it
     * @param shortname what stands before the namespace; empty outside of Kubernetes
     * @param namespace empty outside of Kubernetes
     */
    public record Entry(List<String> ips, String registry, String shortname, String namespace) {

        public Entry {
            ips = List.copyOf(ips);
        }

        /** Whether Kubernetes knows it, so that shorter forms of the name mean it too. */
        public boolean isKubernetes() {
            return registry.equals(KUBERNETES);
        }
    }
}
