package io.meshsim.mesh.path;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of hosts outside the cluster, which DNS knows everywhere. */
public final class OutsideNames {

    private final Map<String, List<String>> addresses = new LinkedHashMap<>();

    OutsideNames() {}

    void add(String name, List<String> ips) {
        addresses.put(name, List.copyOf(ips));
    }

    /** The addresses of a name; none if nobody has it. */
    List<String> find(String name) {
        return addresses.getOrDefault(name, List.of());
    }
}
