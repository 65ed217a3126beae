package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every running proxy serves exactly what istiod would generate for it now. */
public final class LastConfig {

    private LastConfig() {}

    /** Where that is not so, one sentence for each resource; empty if it is so everywhere. */
    public static List<String> differences(RunningMesh mesh) {
        List<String> differences = new ArrayList<>();
        for (PodProcess process : mesh.pods().alive()) {
            compare(mesh, process, differences);
        }
        return differences;
    }

    /** The pods whose running proxies serve something else: {@code namespace/pod}. */
    public static List<String> staleProxies(RunningMesh mesh) {
        List<String> stale = new ArrayList<>();
        for (PodProcess process : mesh.pods().alive()) {
            List<String> differences = new ArrayList<>();
            compare(mesh, process, differences);
            if (!differences.isEmpty()) {
                stale.add(process.place().name());
            }
        }
        return stale;
    }

    private static void compare(RunningMesh mesh, PodProcess process, List<String> differences) {
        Proxy proxy = process.proxy();
        if (proxy != null) {
            for (XdsType type : XdsType.ofProxies()) {
                compare(mesh, process, proxy, type, differences);
            }
        }
    }

    private static void compare(
            RunningMesh mesh,
            PodProcess process,
            Proxy proxy,
            XdsType type,
            List<String> differences) {
        Map<String, XdsResource> held = new TreeMap<>(proxy.active(type));
        for (XdsResource wanted : mesh.istiod().desired(process.node(), type, proxy.wanted(type))) {
            XdsResource seen = held.remove(wanted.name());
            String what = process.place().name() + ": " + type + " " + wanted.name();
            if (seen == null) {
                differences.add(what + " is missing");
            } else if (!seen.message().equals(wanted.message())) {
                differences.add(what + " is not the last one");
            }
        }
        for (String name : held.keySet()) {
            differences.add(process.place().name() + ": " + type + " " + name + " is left over");
        }
    }
}
