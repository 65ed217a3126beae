package io.meshsim.mesh.result;

import java.util.List;

/** Who called whom. */
public record TopologyResult(List<Workload> workloads, List<Edge> edges) {

    public TopologyResult {
        workloads = List.copyOf(workloads);
        edges = List.copyOf(edges);
    }

    /**
     * A client, gateway or version of a service.
     *
     * @param kind client, gateway or service
     */
    public record Workload(String id, String kind, String service, String version, int pods) {}

    /** Calls from one to another. */
    public record Edge(String from, String to, long calls, long failed, long p99Nanos) {}
}
