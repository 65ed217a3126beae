package io.meshsim.mesh.result;

import io.meshsim.cost.Calibrated;
import java.util.List;

/**
 * Everything a report needs to know about one run.
 *
 * <p>Times are simulation time in nanoseconds; time 0 is when the mesh had settled.
 *
 * @param simulatedNanos length of the observed run, the settling before it not included
 * @param events events run, settling included
 * @param proxies sidecars and gateways connected at the end
 * @param config how much configuration the proxies hold at the end
 * @param requests all requests from outside or from clients, not those between services
 * @param requestsByVersion calls to services, by destination workload and version
 * @param passes packet-path passes by hook and chain
 * @param calibrated the numbers the result rests on
 */
public record RunResult(
        String name,
        long seed,
        String tieMode,
        String digest,
        long simulatedNanos,
        long events,
        int proxies,
        List<ChangeResult> changes,
        List<PushResult> pushes,
        List<PushTypeResult> pushTypes,
        List<ConfigResult> config,
        RequestResult requests,
        List<RequestResult> requestsByVersion,
        List<LatencyPoint> latency,
        List<PassResult> passes,
        List<CpuResult> cpu,
        List<MemoryResult> memory,
        TopologyResult topology,
        List<ClaimResult> claims,
        List<NoteResult> notes,
        List<Calibrated> calibrated) {

    public RunResult {
        changes = List.copyOf(changes);
        pushes = List.copyOf(pushes);
        pushTypes = List.copyOf(pushTypes);
        config = List.copyOf(config);
        requestsByVersion = List.copyOf(requestsByVersion);
        latency = List.copyOf(latency);
        passes = List.copyOf(passes);
        cpu = List.copyOf(cpu);
        memory = List.copyOf(memory);
        claims = List.copyOf(claims);
        notes = List.copyOf(notes);
        calibrated = List.copyOf(calibrated);
    }

    /** Whether every claim holds. */
    public boolean passed() {
        return claims.stream().allMatch(ClaimResult::holds);
    }
}
