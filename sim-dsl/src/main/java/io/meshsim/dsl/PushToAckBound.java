package io.meshsim.dsl;

import io.meshsim.config.Kind;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.ProxyCosts;
import io.meshsim.mesh.RunningMesh;
import java.time.Duration;

/**
 * The longest a push may take from its start to the last acknowledgement.
 *
 * <p>Context, then every proxy in turn over the CPUs, then the wire, applying, and the wire back;
 * each proxy is taken to get everything there is: for each service, four resources of 2,000 bytes.
 */
final class PushToAckBound {

    private static final int RESOURCES_PER_SERVICE = 4;
    private static final int FIXED_RESOURCES = 8;
    private static final long BYTES_PER_RESOURCE = 2000;

    private PushToAckBound() {}

    static Duration of(RunningMesh running) {
        int services = running.kube().api().list(Kind.SERVICE).size();
        int sidecars = running.kube().api().list(Kind.SIDECAR).size();
        int rules =
                sidecars
                        + running.kube().api().list(Kind.VIRTUAL_SERVICE).size()
                        + running.kube().api().list(Kind.DESTINATION_RULE).size()
                        + running.kube().api().list(Kind.GATEWAY).size();
        int proxies = running.pods().proxies().size();
        int cpus = running.spec().settings().istiod().cpus();
        int resources = services * RESOURCES_PER_SERVICE + FIXED_RESOURCES;
        long bytes = resources * BYTES_PER_RESOURCE;
        IstiodCosts istiod = running.spec().settings().costs().istiod();
        ProxyCosts proxy = running.spec().settings().costs().proxy();
        long each =
                istiod.perPush().microsToNanos()
                        + istiod.generateNanos(resources)
                        + istiod.sendNanos(bytes);
        long turns = (proxies + cpus - 1L) / cpus;
        long wire = running.spec().settings().costs().network().transitNanos(false, bytes);
        return Duration.ofNanos(
                istiod.contextNanos(services, rules, sidecars)
                        + turns * each
                        + 8 * wire
                        + proxy.applyNanos(resources));
    }
}
