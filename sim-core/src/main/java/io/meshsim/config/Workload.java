package io.meshsim.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A workload that is no pod: a machine, or a name of DNS.
 *
 * <p>Source of names and defaults: Istio 1.30 API networking/v1/workload_entry.proto.
 *
 * @param address of the machine, or the name under which DNS knows it
 * @param ports numbers by the names of a service's ports, where they differ from the service's
 * @param locality {@code region/zone/subzone}; empty if nobody knows
 * @param weight relative to the others of a service; 0 means 1
 * @param serviceAccount that it runs as; empty if none
 */
public record Workload(
        String address,
        Map<String, Integer> ports,
        Labels labels,
        String network,
        String locality,
        int weight,
        String serviceAccount) {

    public Workload {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        if (weight < 0) {
            throw new IllegalArgumentException("weight " + weight + " must not be negative");
        }
    }

    /** One of which only the address is known. */
    public static Workload at(String address) {
        return new Workload(address, new LinkedHashMap<>(), Labels.NONE, "", "", 0, "");
    }

    /** The same with other labels. */
    public Workload withLabels(Labels other) {
        return new Workload(address, ports, other, network, locality, weight, serviceAccount);
    }
}
