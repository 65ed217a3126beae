package io.meshsim.mesh;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.meshsim.config.Kind;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.mesh.result.ConfigBytes;
import io.meshsim.mesh.result.ConfigResult;
import io.meshsim.part.proxy.cluster.ClusterForm;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the configuration that proxies hold, and what Sidecar resources spare them. */
final class ConfigSizes {

    private final RunningMesh mesh;
    private final boolean hasSidecars;

    ConfigSizes(RunningMesh mesh) {
        this.mesh = mesh;
        this.hasSidecars = !mesh.kube().api().list(Kind.SIDECAR).isEmpty();
    }

    /** A line for each workload with proxies, by name. */
    List<ConfigResult> results() {
        Map<String, List<PodProcess>> workloads = new TreeMap<>();
        for (PodProcess process : mesh.pods().alive()) {
            if (process.proxy() != null) {
                String name = process.node().namespace() + "/" + process.workload();
                workloads.computeIfAbsent(name, ignored -> new ArrayList<>()).add(process);
            }
        }
        List<ConfigResult> results = new ArrayList<>();
        workloads.forEach(
                (name, all) -> {
                    PodProcess one = all.get(0);
                    ConfigBytes held = held(one);
                    results.add(
                            new ConfigResult(
                                    name,
                                    all.size(),
                                    held,
                                    hasSidecars ? withoutSidecars(one) : held));
                });
        return results;
    }

    private static ConfigBytes held(PodProcess process) {
        return new ConfigBytes(
                held(process, XdsType.CDS),
                held(process, XdsType.EDS),
                held(process, XdsType.LDS),
                held(process, XdsType.RDS));
    }

    private static long held(PodProcess process, XdsType type) {
        return process.proxy() == null ? 0 : bytes(process.proxy().active(type).values());
    }

    private ConfigBytes withoutSidecars(PodProcess process) {
        List<XdsResource> clusters = desired(process, XdsType.CDS, List.of());
        List<String> assignments = new ArrayList<>();
        for (XdsResource cluster : clusters) {
            String name =
                    cluster.compiled(Cluster.class, ClusterForm.class, ClusterForm::of)
                            .assignment();
            if (!name.isEmpty()) {
                assignments.add(name);
            }
        }
        List<XdsResource> listeners = desired(process, XdsType.LDS, List.of());
        List<String> routes = new ArrayList<>();
        for (XdsResource listener : listeners) {
            routes.addAll(
                    listener.compiled(Listener.class, ListenerForm.class, ListenerForm::of)
                            .routeNames());
        }
        return new ConfigBytes(
                bytes(clusters),
                bytes(desired(process, XdsType.EDS, assignments)),
                bytes(listeners),
                bytes(desired(process, XdsType.RDS, routes.stream().distinct().toList())));
    }

    private List<XdsResource> desired(PodProcess process, XdsType type, List<String> names) {
        return mesh.istiod().desiredWithoutSidecars(process.node(), type, names);
    }

    private static long bytes(Collection<XdsResource> resources) {
        return resources.stream().mapToLong(XdsResource::sizeBytes).sum();
    }
}
