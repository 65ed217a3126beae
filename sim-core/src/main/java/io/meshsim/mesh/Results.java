package io.meshsim.mesh;

import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.engine.station.Cores;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.ConfigResult;
import io.meshsim.mesh.result.CpuResult;
import io.meshsim.mesh.result.MemoryResult;
import io.meshsim.mesh.result.NoteResult;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.mesh.result.TopologyResult;
import io.meshsim.mesh.result.TopologyResult.Workload;
import io.meshsim.part.istiod.fleet.Instance;
import io.meshsim.part.istiod.memory.ProcessMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a mesh has measured into plain values. */
public final class Results {

    private Results() {}

    /** The state of all measurements now. */
    public static RunResult of(RunningMesh mesh, List<ClaimResult> claims, List<NoteResult> notes) {
        long origin = mesh.simulation().nowNanos() - mesh.nowNanos();
        return new RunResult(
                mesh.spec().name(),
                mesh.simulation().seed(),
                mesh.simulation().ties().text(),
                mesh.simulation().trace().digest(),
                mesh.nowNanos(),
                mesh.simulation().executedEvents(),
                mesh.pods().proxies().size(),
                mesh.pushes().changes(origin),
                mesh.pushes().pushes(origin),
                mesh.pushes().types(),
                config(mesh),
                mesh.requests().clients(),
                mesh.requests().byVersion(),
                mesh.requests().points(),
                mesh.passes().results(mesh.requests().calls()),
                cpu(mesh),
                memory(mesh),
                topology(mesh),
                claims,
                notes,
                mesh.spec().settings().costs().all());
    }

    /** How much configuration the proxies hold now, a line for each workload. */
    public static List<ConfigResult> config(RunningMesh mesh) {
        return new ConfigSizes(mesh).results();
    }

    private static List<CpuResult> cpu(RunningMesh mesh) {
        double sidecars = 0;
        double gateways = 0;
        int sidecarCount = 0;
        int gatewayCount = 0;
        for (PodProcess process : mesh.pods().alive()) {
            if (process.proxy() == null) {
                continue;
            }
            double cores = cores(process.proxy().workers(), mesh);
            sidecars += process.isGateway() ? 0 : cores;
            gateways += process.isGateway() ? cores : 0;
            sidecarCount += process.isGateway() ? 0 : 1;
            gatewayCount += process.isGateway() ? 1 : 0;
        }
        List<CpuResult> results = new ArrayList<>();
        results.add(istiods(mesh));
        results.add(new CpuResult("sidecars", sidecarCount, sidecars));
        results.add(new CpuResult("gateways", gatewayCount, gateways));
        return results;
    }

    private static CpuResult istiods(RunningMesh mesh) {
        double cores = 0;
        double throttledNanos = 0;
        for (Instance instance : mesh.istiods().all()) {
            cores += cores(instance.istiod().cpu(), mesh);
            throttledNanos += instance.istiod().cpu().throttledNanos();
        }
        return new CpuResult("istiod", mesh.istiods().all().size(), cores, throttledNanos);
    }

    private static List<MemoryResult> memory(RunningMesh mesh) {
        long limit = mesh.spec().settings().istiod().limits().memoryBytes();
        List<MemoryResult> results = new ArrayList<>();
        for (Instance instance : mesh.istiods().all()) {
            ProcessMemory memory = instance.istiod().memory();
            long bytes = Math.round(memory.residentBytes());
            long peak = Math.round(memory.peakBytes());
            results.add(new MemoryResult(instance.name(), bytes, peak, limit, memory.kills()));
        }
        return results;
    }

    private static double cores(Cores station, RunningMesh mesh) {
        return mesh.nowNanos() == 0 ? 0 : station.busyNanos() / mesh.nowNanos();
    }

    private static TopologyResult topology(RunningMesh mesh) {
        Map<String, Workload> workloads = new LinkedHashMap<>();
        for (ClientPlacement client : mesh.spec().clients()) {
            String name = client.spec().name();
            workloads.put(name, new Workload(name, "client", "", "", 0));
        }
        for (var resource : mesh.kube().api().list(Kind.DEPLOYMENT)) {
            Deployment deployment = (Deployment) resource;
            Workload workload = workload(deployment, mesh);
            workloads.put(workload.id(), workload);
        }
        return new TopologyResult(List.copyOf(workloads.values()), mesh.requests().edges());
    }

    private static Workload workload(Deployment deployment, RunningMesh mesh) {
        var labels = deployment.template().labels();
        boolean gateway = labels.get(IngressGateways.ROLE).isPresent();
        String name = deployment.meta().name();
        int pods = 0;
        for (PodProcess process : mesh.pods().alive()) {
            pods += process.workload().equals(name) ? 1 : 0;
        }
        return new Workload(
                name,
                gateway ? "gateway" : "service",
                labels.get("app").orElse(name),
                labels.get("version").orElse(""),
                pods);
    }
}
