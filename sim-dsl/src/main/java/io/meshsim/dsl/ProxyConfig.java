package io.meshsim.dsl;

import io.meshsim.mesh.Results;
import io.meshsim.mesh.result.ConfigBytes;
import io.meshsim.mesh.result.ConfigResult;
import java.util.List;

/** How much configuration a proxy holds. */
public final class ProxyConfig {

    private final Mesh mesh;
    private final ConfigResult result;

    private ProxyConfig(Mesh mesh, ConfigResult result) {
        this.mesh = mesh;
        this.result = result;
    }

    static ProxyConfig of(Mesh mesh, String workload) {
        List<ConfigResult> all = Results.config(mesh.running());
        return all.stream()
                .filter(result -> result.workload().equals(workload))
                .findFirst()
                .map(result -> new ProxyConfig(mesh, result))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no proxy runs in workload \""
                                                + workload
                                                + "\"; they run in "
                                                + all.stream()
                                                        .map(ConfigResult::workload)
                                                        .toList()));
    }

    /** Bytes of all types. */
    public SeenCount bytes() {
        return seen("", result.held());
    }

    /** Bytes of all types that it would hold if there were no Sidecar resources. */
    public SeenCount bytesWithoutSidecars() {
        return seen(" without Sidecars", result.withoutSidecars());
    }

    /** Clusters, endpoints, listeners and routes apart. */
    public ConfigResult byType() {
        return result;
    }

    private SeenCount seen(String how, ConfigBytes bytes) {
        String what = "bytes of config of " + result.workload() + how;
        return new SeenCount(mesh, what, bytes.totalBytes(), bytes.toString());
    }
}
