package io.meshsim.bench.mesh;

import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the pods of a settled mesh are, and in which order proxies know the endpoints: what chance
 * and the control plane decided, so that another model can begin from there.
 *
 * @param pods in the order of their start
 * @param endpoints addresses of pods, by the short name of their service
 */
public record Snapshot(List<PodAt> pods, Map<String, List<String>> endpoints) {

    /** A pod: its name without the namespace, its workload, its address, its node. */
    public record PodAt(String name, String workload, String ip, String node) {}

    public Snapshot {
        pods = List.copyOf(pods);
        endpoints = new LinkedHashMap<>(endpoints);
    }

    static Snapshot of(RunningMesh mesh) {
        List<PodAt> pods = new ArrayList<>();
        Map<String, List<String>> endpoints = new LinkedHashMap<>();
        for (PodProcess process : mesh.pods().alive()) {
            pods.add(
                    new PodAt(
                            process.pod().meta().name(),
                            process.workload(),
                            process.pod().ip(),
                            process.place().node()));
            Proxy proxy = Objects.requireNonNull(process.proxy());
            for (XdsResource resource : proxy.active(XdsType.EDS).values()) {
                addEndpoints((ClusterLoadAssignment) resource.message(), endpoints);
            }
        }
        return new Snapshot(pods, endpoints);
    }

    /** All proxies know the same endpoints of a service, in the same order. */
    private static void addEndpoints(
            ClusterLoadAssignment assignment, Map<String, List<String>> endpoints) {
        String cluster = assignment.getClusterName();
        String host = cluster.substring(cluster.lastIndexOf('|') + 1);
        List<String> ips = new ArrayList<>();
        assignment
                .getEndpointsList()
                .forEach(
                        locality ->
                                locality.getLbEndpointsList()
                                        .forEach(
                                                endpoint ->
                                                        ips.add(
                                                                endpoint.getEndpoint()
                                                                        .getAddress()
                                                                        .getSocketAddress()
                                                                        .getAddress())));
        endpoints.put(host.substring(0, host.indexOf('.')), ips);
    }

    /** Writes a line for each pod and for each service. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (PodAt pod : pods) {
            lines.add("pod %s %s %s %s".formatted(pod.name, pod.workload, pod.ip, pod.node));
        }
        endpoints.forEach((name, ips) -> lines.add(name + " " + String.join(" ", ips)));
        Files.write(file, lines);
    }

    /** Reads what {@link #write} wrote. */
    public static Snapshot read(Path file) throws IOException {
        List<PodAt> pods = new ArrayList<>();
        Map<String, List<String>> endpoints = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.get(0).equals("pod")) {
                pods.add(new PodAt(words.get(1), words.get(2), words.get(3), words.get(4)));
            } else {
                endpoints.put(words.get(0), words.subList(1, words.size()));
            }
        }
        return new Snapshot(pods, endpoints);
    }
}
